using System.Net.Http.Headers;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace DomainWorkers.MiitSync.Adapters.V3;

/// <summary>
/// SOAP 1.1 for calls whose parameters are texts and whose answer is an XML text within an element. What cannot be read is no answer.
/// </summary>
internal sealed class SoapClient(HttpClient http, Uri address, string callNamespace)
{
    private static readonly XNamespace Soap = "http://schemas.xmlsoap.org/soap/envelope/";

    private static readonly XmlReaderSettings Strict = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        // A file of 50 MB, packed badly, in base64, escaped.
        MaxCharactersInDocument = 96 * 1024 * 1024,
        Async = true,
    };

    /// <summary>The answer's root element, or why there is none.</summary>
    public async Task<(XElement? Answer, string? Detail)> Call(
        string path, string method, IEnumerable<KeyValuePair<string, string>> parameters, CancellationToken cancellationToken)
    {
        try
        {
            using var content = new ByteArrayContent(Write(method, parameters));
            content.Headers.ContentType = new MediaTypeHeaderValue("text/xml") { CharSet = "utf-8" };
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(address, path)) { Content = content };
            request.Headers.Add("SOAPAction", "\"\"");
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            if (!response.IsSuccessStatusCode)
                return (null, $"HTTP {(int)response.StatusCode}");
            await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
            return (await Read(stream, method, cancellationToken), null);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return (null, "no answer in time");
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or XmlException or InvalidDataException)
        {
            return (null, exception.GetType().Name);
        }
    }

    private byte[] Write(string method, IEnumerable<KeyValuePair<string, string>> parameters)
    {
        XNamespace calls = callNamespace;
        var envelope = new XElement(
            Soap + "Envelope",
            new XAttribute(XNamespace.Xmlns + "soap", Soap),
            new XElement(Soap + "Body", new XElement(
                calls + method, new XAttribute(XNamespace.Xmlns + "isp", calls),
                parameters.Select(parameter => new XElement(parameter.Key, parameter.Value)))));
        return Encoding.UTF8.GetBytes(envelope.ToString(SaveOptions.DisableFormatting));
    }

    private static async Task<XElement> Read(Stream stream, string method, CancellationToken cancellationToken)
    {
        using var reader = XmlReader.Create(stream, Strict);
        var envelope = await XElement.LoadAsync(reader, LoadOptions.None, cancellationToken);
        // The toolkits of servers differ in how they name and qualify what is inside; the response of the call is what counts.
        var response = envelope.Element(Soap + "Body")?.Elements().FirstOrDefault(element => element.Name.LocalName == method + "Response");
        var text = response?.Elements().FirstOrDefault()?.Value ?? throw new InvalidDataException("There is no response in the answer.");
        using var inner = XmlReader.Create(new StringReader(text), Strict);
        return XElement.Load(inner);
    }
}
