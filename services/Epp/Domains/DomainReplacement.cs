namespace DomainWorkers.Epp;

/// <summary>The parts of a domain that an update replaces.</summary>
public sealed record DomainReplacement
{
    /// <summary>Null leaves the registrant as it is; the empty string takes it away where a registry allows that.</summary>
    public string? Registrant { get; init; }

    /// <summary>Null leaves it as it is; <see cref="EppAuthInfo.None"/> takes it away.</summary>
    public EppAuthInfo? AuthInfo { get; init; }

    internal void Write(EppWriter writer)
    {
        writer.Open(EppNamespaces.Domain, "chg");
        if (Registrant is { } registrant)
        {
            writer.Element(
                EppNamespaces.Domain, "registrant", registrant.Length == 0 ? "" : EppValues.Identifier(registrant, "Registrant"));
        }

        AuthInfo?.Write(writer, EppNamespaces.Domain, nullable: true);
        writer.Close();
    }
}
