using System.Xml.Linq;

namespace DomainWorkers.Epp;

/// <summary>What is to be verified: a domain's label, or who somebody is.</summary>
public abstract record NameVerificationSubject
{
    private protected NameVerificationSubject()
    {
    }

    /// <summary>The type of the code that a success gives.</summary>
    public abstract string CodeType { get; }

    internal abstract void Write(EppWriter writer);

    internal static NameVerificationSubject Read(XElement parent) =>
        parent.Element(NameVerificationWords.Ns.Name("dnv")) is { } dnv
            ? DomainNameSubject.Read(dnv)
            : RealNameSubject.Read(parent.RequiredElement(NameVerificationWords.Ns, "rnv"));
}
