using System.Collections.Immutable;

namespace DomainWorkers.RegistrySimulator;

/// <summary>What a create says about the new domain beside name and period, checked.</summary>
internal sealed record DomainParts(
    string? Registrant, ImmutableArray<DomainContact> Contacts, ImmutableArray<NameServer> NameServers, string? AuthInfo,
    DelegationSecurity Security, ImmutableArray<VerificationCode> Codes, CnnicDomain? Cnnic)
{
    public static (DomainParts? Parts, Answer? Refusal) Read(CommandContext context, string name, Zone zone)
    {
        var body = context.Body;
        var registrant = body.Element(Ns.Domain + "registrant")?.Value.Trim();
        var contacts = ContactReferences.Read(body);
        if (ContactReferences.Check(context, zone, registrant, contacts) is { } unknown)
            return (null, unknown);
        var (servers, badServers) = Delegations.Read(context, name, zone, body.Element(Ns.Domain + "ns"));
        if (badServers is not null)
            return (null, badServers);
        var (secret, badSecret) = AuthInfos.Read(body.Element(Ns.Domain + "authInfo")!);
        if (badSecret is not null)
            return (null, badSecret);
        var (security, badSecurity) = Securities.OfCreate(context);
        if (badSecurity is not null)
            return (null, badSecurity);
        var (codes, badCodes) = Verifications.OfCreate(context, zone.Verification);
        if (badCodes is not null)
            return (null, badCodes);

        var cnnic = CnnicDomains.OfCreate(context);
        return zone.CnnicRequired && cnnic is null
            ? (null, Answer.Of(2003, "cnnic-domain"))
            : (new DomainParts(registrant, contacts, servers, secret, security, codes, cnnic), null);
    }
}
