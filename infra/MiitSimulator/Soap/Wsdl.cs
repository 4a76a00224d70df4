using System.Xml.Linq;

namespace DomainWorkers.MiitSimulator.Soap;

/// <summary>The description at ?wsdl of an address: types, messages, port type, binding, place.</summary>
internal static class Wsdl
{
    private static readonly XNamespace W = "http://schemas.xmlsoap.org/wsdl/";
    private static readonly XNamespace S = "http://schemas.xmlsoap.org/wsdl/soap/";
    private static readonly XNamespace X = "http://www.w3.org/2001/XMLSchema";

    public static string Describe(string path, string address)
    {
        var methods = SoapMethods.All.Where(method => method.Value.Path == path).Select(method => (Name: method.Key, method.Value.Parameters)).ToList();
        return new XElement(
            W + "definitions",
            new XAttribute("targetNamespace", SoapMethods.Namespace),
            new XAttribute(XNamespace.Xmlns + "tns", SoapMethods.Namespace),
            new XAttribute(XNamespace.Xmlns + "xs", X),
            new XElement(W + "types", new XElement(X + "schema", new XAttribute("targetNamespace", SoapMethods.Namespace), methods.SelectMany(Elements))),
            methods.SelectMany(method => new[] { Message(method.Name, method.Name), Message(method.Name + "Response", method.Name + "Response") }),
            new XElement(W + "portType", new XAttribute("name", "IspPort"), methods.Select(method => Operation(method.Name))),
            new XElement(
                W + "binding", new XAttribute("name", "IspBinding"), new XAttribute("type", "tns:IspPort"),
                new XElement(S + "binding", new XAttribute("style", "document"), new XAttribute("transport", "http://schemas.xmlsoap.org/soap/http")),
                methods.Select(method => Bound(method.Name))),
            new XElement(W + "service", new XAttribute("name", "IspWebService"), new XElement(
                W + "port", new XAttribute("name", "IspPort"), new XAttribute("binding", "tns:IspBinding"),
                new XElement(S + "address", new XAttribute("location", address))))).ToString();
    }

    private static XElement[] Elements((string Name, string[] Parameters) method) =>
    [
        Element(method.Name, method.Parameters.Select(parameter => (parameter, TypeOf(parameter)))),
        Element(method.Name + "Response", [("return", "xs:string")]),
    ];

    private static XElement Element(string name, IEnumerable<(string Name, string Type)> children) => new(
        X + "element", new XAttribute("name", name), new XElement(X + "complexType", new XElement(X + "sequence", children.Select(
            child => new XElement(X + "element", new XAttribute("name", child.Name), new XAttribute("type", child.Type))))));

    private static XElement Message(string name, string element) => new(
        W + "message", new XAttribute("name", name), new XElement(W + "part", new XAttribute("name", "parameters"), new XAttribute("element", "tns:" + element)));

    private static XElement Operation(string name) => new(
        W + "operation", new XAttribute("name", name),
        new XElement(W + "input", new XAttribute("message", "tns:" + name)), new XElement(W + "output", new XAttribute("message", $"tns:{name}Response")));

    private static XElement Bound(string name) => new(
        W + "operation", new XAttribute("name", name), new XElement(S + "operation", new XAttribute("soapAction", "")),
        new XElement(W + "input", new XElement(S + "body", new XAttribute("use", "literal"))),
        new XElement(W + "output", new XElement(S + "body", new XAttribute("use", "literal"))));

    private static string TypeOf(string parameter) => parameter switch
    {
        "ispId" or "dataSequence" => "xs:long",
        "encryptAlgorithm" or "hashAlgorithm" or "compressionFormat" or "queryConditionType" => "xs:int",
        _ => "xs:string",
    };
}
