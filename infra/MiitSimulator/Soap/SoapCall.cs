using System.Globalization;

namespace DomainWorkers.MiitSimulator.Soap;

/// <summary>One call: the method and its parameters by name.</summary>
internal sealed record SoapCall(string Method, IReadOnlyDictionary<string, string> Parameters)
{
    public string Text(string name) => Parameters.TryGetValue(name, out var value) ? value : throw new SoapFaultException($"{Method} lacks the parameter {name}.");

    public long Long(string name) => long.TryParse(Text(name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
        ? value
        : throw new SoapFaultException($"The parameter {name} of {Method} is not a number.");

    public int Int(string name) => int.TryParse(Text(name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
        ? value
        : throw new SoapFaultException($"The parameter {name} of {Method} is not a number.");
}
