using System.IO.Compression;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;

namespace DomainWorkers.MiitSimulator.Tests;

/// <summary>A unit that writes its requests by hand: what it sends is wrong exactly where a test wants it to be.</summary>
internal sealed class RawUnit(Uri address) : IDisposable
{
    public const string Random = "abcdefghijABCDEFGHIJ";
    public static readonly Encoding Gbk = CodePagesEncodingProvider.Instance.GetEncoding(936)!;

    private readonly HttpClient _http = new() { BaseAddress = address, Timeout = TimeSpan.FromSeconds(60) };

    public string IspId { get; set; } = "100001";

    public string UserName { get; set; } = "registrar";

    public string Password { get; set; } = "密码Pass1";

    public bool Hexadecimal { get; set; }

    public async Task<XElement> Upload(
        long sequence, byte[] packed, string? hash = null, int encryption = 0, int hashing = 0, int compression = 0, byte[]? sent = null) =>
        await Call("/ISPWebService/upDownLoad", "isp_upload", Random, null,
            ("beianInfo", Convert.ToBase64String(sent ?? packed)), ("beianInfoHash", hash ?? Hash(packed)), ("dataSequence", $"{sequence}"),
            ("encryptAlgorithm", $"{encryption}"), ("hashAlgorithm", $"{hashing}"), ("compressionFormat", $"{compression}"));

    public Task<XElement> Upload(long sequence, string xml) => Upload(sequence, Zip(xml));

    public Task<XElement> Download() => Call("/ISPWebService/upDownLoad", "isp_download", Random, null, ("hashAlgorithm", "0"));

    public Task<XElement> Acknowledge(string file) =>
        Call("/ISPWebService/upDownLoad", "isp_downloadack", Random, null, ("hashAlgorithm", "0"), ("fileName", file));

    public Task<XElement> Previous() => Call("/ISPWebService/upDownLoad", "isp_querypreviousupload", Random, null, ("hashAlgorithm", "0"));

    public Task<XElement> Status(int type, string condition) => Call(
        "/BeianStatusWebService/queryBeianStatus", "isp_querybeianstatus", Random, null,
        ("hashAlgorithm", "0"), ("queryConditionType", $"{type}"), ("queryCondition", condition));

    /// <summary>Fetches and acknowledges everything there is; the files' contents, in order.</summary>
    public async Task<List<XElement>> FetchAll()
    {
        var files = new List<XElement>();
        while (true)
        {
            var answer = await Download();
            if (answer.Element("fileInfos") is not { } file)
                return files;
            files.Add(Open(file));
            await Acknowledge(file.Element("return_FileName")!.Value);
        }
    }

    public static XElement Open(XElement fileInfos)
    {
        using var archive = new ZipArchive(new MemoryStream(Convert.FromBase64String(fileInfos.Element("beianInfo")!.Value)));
        using var reader = new StreamReader(archive.Entries[0].Open(), Gbk);
        return XElement.Parse(reader.ReadToEnd());
    }

    public async Task<XElement> Call(string path, string method, string random, string? passwordHash, params (string Name, string Value)[] rest)
    {
        var hash = passwordHash ?? Hash(Gbk.GetBytes(Password + random));
        (string Name, string Value)[] all = [("ispId", IspId), ("userName", UserName), ("randVal", random), ("pwdHash", hash), .. rest];
        var body = string.Concat(all.Select(parameter => $"<{parameter.Name}>{parameter.Value}</{parameter.Name}>"));
        var (status, text) = await Post(path,
            $"""<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><m:{method} xmlns:m="urn:miit:isp-web-service">{body}</m:{method}></s:Body></s:Envelope>""");
        Assert.Equal(200, status);
        return XElement.Parse(XElement.Parse(text).Descendants("return").First().Value);
    }

    public async Task<(int Status, string Text)> Post(string path, string envelope)
    {
        using var content = new StringContent(envelope, Encoding.UTF8);
        content.Headers.ContentType = new MediaTypeHeaderValue("text/xml") { CharSet = "utf-8" };
        using var answer = await _http.PostAsync(new Uri(path, UriKind.Relative), content, TestContext.Current.CancellationToken);
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    public Task<string> Get(string path) => _http.GetStringAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);

    public static byte[] Zip(string xml, string name = "data1.xml") => Zip(Gbk.GetBytes(xml), name);

    public static byte[] Zip(byte[] content, params string[] names)
    {
        using var memory = new MemoryStream();
        using (var archive = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var name in names)
            {
                using var entry = archive.CreateEntry(name).Open();
                entry.Write(content);
            }
        }

        return memory.ToArray();
    }

    public string Hash(byte[] bytes)
    {
#pragma warning disable CA5351 // the interface's own algorithm
        var digest = MD5.HashData(bytes);
#pragma warning restore CA5351
        return Convert.ToBase64String(Hexadecimal ? Encoding.ASCII.GetBytes(Convert.ToHexStringLower(digest)) : digest);
    }

    public void Dispose() => _http.Dispose();
}
