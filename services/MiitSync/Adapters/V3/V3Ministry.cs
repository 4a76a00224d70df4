using System.Globalization;
using System.Security.Cryptography;
using System.Xml;
using System.Xml.Linq;
using DomainWorkers.Contracts.Miit;
using DomainWorkers.MiitSync.Domain;

namespace DomainWorkers.MiitSync.Adapters.V3;

/// <summary>The public interface V3.0 (MIIT, October 2013).</summary>
internal sealed class V3Ministry(MinistryOptions options, HttpClient http) : IMinistry
{
    /// <summary>As files and answers carry it.</summary>
    public const string Version = "V.3.0";

    private const string Files = "ISPWebService/upDownLoad";
    private const string Filings = "BeianStatusWebService/queryBeianStatus";
    private const int RandomLength = 20;
    private const int FileBytes = 50 * 1024 * 1024;
    private const string Letters = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

    private readonly Packing _packing = new(options);
    private readonly SoapClient _soap = new(http, options.Address!, options.Namespace);

    public long Unit => options.Unit;

    public int MostRecords => 1000;

    public IReadOnlyList<ReportProblem> Check(ReportRecord record) => UploadDocument.Check(record);

    public PackedFile? Pack(long sequence, IReadOnlyList<ReportRecord> records)
    {
        var content = UploadDocument.Write(options.Unit, records);
        if (content.Length > FileBytes)
            return null;
        var packed = Packing.Zip(string.Create(CultureInfo.InvariantCulture, $"YM{options.Unit}{sequence:D10}.xml"), content);
        return new PackedFile(packed, _packing.Hash(packed));
    }

    public async Task<UploadAnswer> Upload(long sequence, ReadOnlyMemory<byte> packed, CancellationToken cancellationToken)
    {
        var content = packed.ToArray();
        var (answer, detail) = await Call(
            Files, "isp_upload",
            [
                new("beianInfo", Convert.ToBase64String(_packing.Encrypt(content))),
                new("beianInfoHash", _packing.Hash(content)),
                new("dataSequence", sequence.ToString(CultureInfo.InvariantCulture)),
                new("encryptAlgorithm", _packing.EncryptAlgorithm.ToString(CultureInfo.InvariantCulture)),
                new("hashAlgorithm", "0"),
                new("compressionFormat", "0"),
            ],
            cancellationToken);
        return answer switch
        {
            null => new UploadAnswer.Unknown(detail!),
            { Refusal.Code: MessageCodes.Gap } => new UploadAnswer.Missing(Missing(answer.Content)),
            { Refusal: { } refusal } => new UploadAnswer.Refused(refusal),
            _ => new UploadAnswer.Taken(),
        };
    }

    public async Task<PreviousAnswer> Previous(CancellationToken cancellationToken)
    {
        var (answer, detail) = await Call(Files, "isp_querypreviousupload", [new("hashAlgorithm", "0")], cancellationToken);
        if (answer is null)
            return new PreviousAnswer.Unknown(detail!);
        if (answer.Refusal is { } refusal)
            return new PreviousAnswer.Refused(refusal);
        var file = answer.Content.Element("fileInfos");
        return long.TryParse(file?.Element("dataSequence")?.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var sequence)
            ? new PreviousAnswer.File(sequence, file.Element("beianInfoHash")?.Value is { Length: > 0 } hash ? hash : null)
            : new PreviousAnswer.Unknown("the answer has no number");
    }

    public async Task<DownloadAnswer> Download(CancellationToken cancellationToken)
    {
        var (answer, detail) = await Call(Files, "isp_download", [new("hashAlgorithm", "0")], cancellationToken);
        if (answer is null)
            return new DownloadAnswer.Unknown(detail!);
        if (answer.Refusal is { } refusal)
            return new DownloadAnswer.Refused(refusal);
        if (answer.Content.Element("fileInfos") is not { } file)
            return new DownloadAnswer.Nothing();
        try
        {
            return Open(file);
        }
        catch (Exception exception) when (exception is FormatException or CryptographicException or InvalidDataException or XmlException
            or System.Text.DecoderFallbackException)
        {
            return new DownloadAnswer.Unknown($"file {file.Element("return_FileName")?.Value} cannot be read: {exception.GetType().Name}");
        }
    }

    public async Task<bool> Acknowledge(string file, CancellationToken cancellationToken)
    {
        var (answer, _) = await Call(Files, "isp_downloadack", [new("hashAlgorithm", "0"), new("fileName", file)], cancellationToken);
        return answer is { Refusal: null };
    }

    public async Task<FilingAnswer> Filing(string domain, CancellationToken cancellationToken)
    {
        const string ByDomain = "0";
        var (answer, detail) = await Call(
            Filings, "isp_querybeianstatus",
            [new("hashAlgorithm", "0"), new("queryConditionType", ByDomain), new("queryCondition", domain)], cancellationToken);
        if (answer is null)
            return new FilingAnswer.Unknown(detail!);
        if (answer.Refusal is { } refusal)
            return new FilingAnswer.Unknown($"msg_code {refusal.Code}");
        return answer.Content.Element("StatusInfo") switch
        {
            { } status when status.Element("Bazt")?.Value.Trim() == "0" => new FilingAnswer.Filed(status.Element("Ztbah")?.Value ?? ""),
            { } status when status.Element("Bazt")?.Value.Trim() == "1" => new FilingAnswer.NotFiled(),
            _ => new FilingAnswer.Unknown("the answer does not say"),
        };
    }

    private DownloadAnswer Open(XElement file)
    {
        var sealedBytes = Convert.FromBase64String(file.Element("beianInfo")?.Value ?? "");
        var packed = file.Element("encryptAlgorithm")?.Value.Trim() == "1" ? _packing.Decrypt(sealedBytes) : sealedBytes;
        var hash = file.Element("beianInfoHash")?.Value ?? "";
        if (_packing.Hash(packed) != hash)
            return new DownloadAnswer.Unknown("the file does not fit its hash");
        return new DownloadAnswer.File(
            file.Element("return_FileName")?.Value ?? "", hash, DownloadDocument.Read(Packing.Unzip(packed, FileBytes * 4)));
    }

    private async Task<(Answered? Answer, string? Detail)> Call(
        string path, string method, IEnumerable<KeyValuePair<string, string>> parameters, CancellationToken cancellationToken)
    {
        var random = RandomNumberGenerator.GetString(Letters, RandomLength);
        var (content, detail) = await _soap.Call(
            path, method,
            [
                new("ispId", options.Unit.ToString(CultureInfo.InvariantCulture)),
                new("userName", options.UserName),
                new("randVal", random),
                new("pwdHash", _packing.HashPassword(options.Password, random)),
                .. parameters,
            ],
            cancellationToken);
        if (content is null)
            return (null, detail);
        if (!int.TryParse(content.Element("msg_code")?.Value.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var code))
            return (null, "the answer has no msg_code");
        return (new Answered(content, MessageCodes.ClassOf(code) == MessageClass.Success ? null : new CallRefusal(code, content.Element("msg")?.Value ?? "")), null);
    }

    private static List<long> Missing(XElement answer) =>
        [.. answer.Descendants("dataSequence").Select(number => long.TryParse(number.Value.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var sequence) ? sequence : 0).Where(sequence => sequence > 0)];

    /// <summary>An answer that could be read, and the refusal where it is one.</summary>
    private sealed record Answered(XElement Content, CallRefusal? Refusal);
}
