using System.Collections.Immutable;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace DomainWorkers.RegistrySimulator;

/// <summary>The verificationCode-1.0 extension: which codes a name has, lacks, and until when it may lack them.</summary>
internal static class Verifications
{
    private static readonly XNamespace V = Ns.Verification;

    public static (ImmutableArray<VerificationCode> Codes, Answer? Refusal) OfCreate(CommandContext context, VerificationPolicy? policy)
    {
        var (codes, refusal) = Read(context, policy);
        if (refusal is not null)
            return ([], refusal);
        var missing = policy?.AtCreate.FirstOrDefault(type => !codes.Any(code => code.Type == type));
        return missing is null ? (codes, null) : ([], Answer.Of(2306, $"A verification code of type {missing} is needed."));
    }

    /// <summary>The codes that came with a transform command, decoded; a newer code of a type replaces the older.</summary>
    public static (ImmutableArray<VerificationCode> Codes, Answer? Refusal) Read(CommandContext context, VerificationPolicy? policy)
    {
        if (context.Command.Extension(V + "encodedSignedCode") is not { } signed)
            return ([], null);

        var codes = ImmutableArray.CreateBuilder<VerificationCode>();
        foreach (var encoded in signed.Elements(V + "code"))
        {
            if (Decode(encoded.Value) is not { } code)
                return ([], Answer.Of(2306, "A signed code cannot be read."));
            if (policy?.Authorities.Count > 0 && SignedCodes.Flaw(code.Xml, policy.Authorities, context.MachineNow) is { } flaw)
                return ([], Answer.Of(2306, $"A signed code cannot be trusted: {flaw}"));
            codes.Add(new VerificationCode(code.Type, code.Value, context.Now));
        }

        return (codes.ToImmutable(), null);
    }

    /// <summary>Starts the clock of a new name, or leaves it alone when nothing is missing.</summary>
    public static DomainObject Start(DomainObject domain, VerificationPolicy? policy, DateTimeOffset now) =>
        policy is null || Missing(domain, policy).Count == 0 ? domain : domain with { VerificationDueAt = now + policy.Grace };

    public static DomainObject Add(DomainObject domain, ImmutableArray<VerificationCode> codes, VerificationPolicy? policy)
    {
        var kept = domain.Codes.RemoveAll(known => codes.Any(code => code.Type == known.Type));
        var changed = domain with { Codes = kept.AddRange(codes) };
        return policy is null || Missing(changed, policy).Count == 0 ? changed with { VerificationDueAt = null } : changed;
    }

    public static bool Compliant(DomainObject domain, VerificationPolicy policy) => Missing(domain, policy).Count == 0;

    public static XElement Info(DomainObject domain, VerificationPolicy? policy, string? profile)
    {
        if (policy is null || (profile is not null && profile != policy.Profile))
            return Ns.Element(V, "verificationCode", "infData", new XElement(V + "status", "notApplicable"));

        var missing = Missing(domain, policy);
        var status = missing.Count == 0 ? "compliant" : domain.VerificationDueAt is null ? "nonCompliant" : "pendingCompliance";
        var due = Instants.Text(domain.VerificationDueAt ?? domain.CreatedAt + policy.Grace);
        return Ns.Element(
            V, "verificationCode", "infData",
            new XElement(V + "status", status),
            new XElement(
                V + "profile",
                new XAttribute("name", policy.Profile),
                new XElement(V + "status", status),
                missing.Count == 0 ? null : new XElement(V + "missing", missing.Select(type =>
                    new XElement(V + "code", new XAttribute("type", type), new XAttribute("due", due)))),
                domain.Codes.IsEmpty ? null : new XElement(V + "set", domain.Codes.Select(code => new XElement(
                    V + "code", new XAttribute("type", code.Type), new XAttribute("date", Instants.Text(code.At)), code.Code)))));
    }

    private static List<string> Missing(DomainObject domain, VerificationPolicy policy) =>
        [.. policy.Types.Where(type => !domain.Codes.Any(code => code.Type == type))];

    private static (string Type, string Value, string Xml)? Decode(string base64)
    {
        var settings = Schemas.Own.Hardened();
        settings.ValidationType = ValidationType.Schema;
        settings.Schemas = Schemas.Own.Set;
        try
        {
            var xml = Encoding.UTF8.GetString(Convert.FromBase64String(base64));
            using var text = new StringReader(xml);
            using var reader = XmlReader.Create(text, settings);
            var signed = XElement.Load(reader);
            var code = signed.Name == V + "signedCode" ? signed.Element(V + "code") : null;
            return code is null ? null : (code.Attribute("type")!.Value.Trim(), code.Value.Trim(), xml);
        }
        catch (Exception problem) when (problem is FormatException or XmlException or System.Xml.Schema.XmlSchemaException)
        {
            return null;
        }
    }
}
