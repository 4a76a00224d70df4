using System.Xml;
using System.Xml.Linq;

namespace DomainWorkers.MiitSimulator.Soap;

/// <summary>SOAP 1.1 around a call and its answer: document/literal, wrapped, the answer an XML text within an element.</summary>
internal static class SoapEnvelope
{
    private static readonly XNamespace Soap = "http://schemas.xmlsoap.org/soap/envelope/";
    private static readonly XNamespace Isp = SoapMethods.Namespace;

    private static readonly XmlReaderSettings Strict = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = 160 * 1024 * 1024,
    };

    public static SoapCall Read(string path, Stream body)
    {
        XElement envelope;
        try
        {
            using var reader = XmlReader.Create(body, Strict);
            envelope = XElement.Load(reader);
        }
        catch (XmlException problem)
        {
            throw new SoapFaultException($"The request is not well-formed: {problem.Message}");
        }

        if (envelope.Name != Soap + "Envelope" || envelope.Element(Soap + "Body")?.Elements().ToList() is not [var call])
            throw new SoapFaultException("The request is not a SOAP 1.1 envelope with one call.");
        if (call.Name.Namespace != Isp || !SoapMethods.All.TryGetValue(call.Name.LocalName, out var method) || method.Path != path)
            throw new SoapFaultException($"{call.Name} is not a call of {path}.");

        var names = call.Elements().Select(element => element.Name.ToString()).ToList();
        if (!names.SequenceEqual(method.Parameters))
            throw new SoapFaultException($"{call.Name.LocalName} takes {string.Join(", ", method.Parameters)}; given were {string.Join(", ", names)}.");
        return new SoapCall(call.Name.LocalName, call.Elements().ToDictionary(element => element.Name.LocalName, element => element.Value));
    }

    public static string Answer(string method, string content) => Wrap(
        new XElement(Isp + (method + "Response"), new XAttribute(XNamespace.Xmlns + "isp", Isp), new XElement("return", content)));

    public static string Fault(string reason) => Wrap(
        new XElement(Soap + "Fault", new XElement("faultcode", "soap:Client"), new XElement("faultstring", reason)));

    private static string Wrap(XElement content) => "<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + new XElement(
        Soap + "Envelope", new XAttribute(XNamespace.Xmlns + "soap", Soap), new XElement(Soap + "Body", content)).ToString(SaveOptions.DisableFormatting);
}
