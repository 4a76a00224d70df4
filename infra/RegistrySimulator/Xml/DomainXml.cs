using System.Globalization;
using System.Xml.Linq;

namespace DomainWorkers.RegistrySimulator;

/// <summary>Answers of the domain mapping (RFC 5731) and of the RGP and secDNS extensions to it.</summary>
internal static class DomainXml
{
    private static readonly XNamespace D = Ns.Domain;

    public static XElement Root(string name, params object?[] content) => Ns.Element(D, "domain", name, content);

    public static XElement Created(DomainObject domain) => Root(
        "creData", new XElement(D + "name", domain.Name), Date("crDate", domain.CreatedAt), Date("exDate", domain.ExpiresAt));

    public static XElement Renewed(DomainObject domain) =>
        Root("renData", new XElement(D + "name", domain.Name), Date("exDate", domain.ExpiresAt));

    public static XElement Decided(string name, bool done, string? clientTransactionId, string serverTransactionId, DateTimeOffset at) => Root(
        "panData",
        new XElement(D + "name", new XAttribute("paResult", done ? "1" : "0"), name),
        new XElement(
            D + "paTRID",
            clientTransactionId is null ? null : new XElement(Ns.Epp + "clTRID", clientTransactionId),
            new XElement(Ns.Epp + "svTRID", serverTransactionId)),
        Date("paDate", at));

    public static XElement Transferred(DomainObject domain, Transfer transfer) => Root(
        "trnData",
        new XElement(D + "name", domain.Name),
        new XElement(D + "trStatus", transfer.Status),
        new XElement(D + "reID", transfer.Requester),
        Date("reDate", transfer.RequestedAt),
        new XElement(D + "acID", transfer.Actor),
        Date("acDate", transfer.ActAt),
        transfer.ExpiresAt is { } expires ? Date("exDate", expires) : null);

    /// <param name="confidential">The asker is the sponsor or knows the authInfo, so it may see contacts.</param>
    /// <param name="hosts">all, del (delegation only), sub (subordinate hosts only) or none.</param>
    public static XElement Info(DomainObject domain, bool confidential, string hosts, IEnumerable<string> subordinates) => Root(
        "infData",
        new XElement(D + "name", domain.Name),
        new XElement(D + "roid", domain.Roid),
        domain.Statuses().Select(status => new XElement(D + "status", new XAttribute("s", status))),
        confidential && domain.Registrant is { } registrant ? new XElement(D + "registrant", registrant) : null,
        confidential ? domain.Contacts.Select(c => new XElement(D + "contact", new XAttribute("type", c.Type), c.Id)) : null,
        hosts is "all" or "del" ? Delegation(domain) : null,
        hosts is "all" or "sub" ? subordinates.Select(name => new XElement(D + "host", name)) : null,
        new XElement(D + "clID", domain.Sponsor),
        new XElement(D + "crID", domain.CreatedBy),
        Date("crDate", domain.CreatedAt),
        domain.UpdatedBy is { } by ? new XElement(D + "upID", by) : null,
        domain.UpdatedAt is { } updated ? Date("upDate", updated) : null,
        domain.PendingCreation is null ? Date("exDate", domain.ExpiresAt) : null,
        domain.TransferredAt is { } transferred ? Date("trDate", transferred) : null,
        confidential && domain.AuthInfo is { } secret ? new XElement(D + "authInfo", new XElement(D + "pw", secret)) : null);

    /// <summary>All RGP statuses that run now, or null when none does.</summary>
    public static XElement? GraceInfo(DomainObject domain)
    {
        var statuses = domain.Grace.Select(grace => grace.Status).Distinct().ToList();
        if (domain.Deletion is { } deletion)
            statuses.Add(deletion.Phase);
        return statuses.Count == 0 ? null : Ns.Element(Ns.Rgp, "rgp", "infData", statuses.Select(Grace));
    }

    public static XElement RestoreStatus(string status) => Ns.Element(Ns.Rgp, "rgp", "upData", Grace(status));

    public static XElement? SecurityInfo(DelegationSecurity security) =>
        security.Empty() ? null : Ns.Element(Ns.SecDns, "secDNS", "infData", security.Signers.Select(Signer), security.Keys.Select(Key));

    private static XElement Grace(string status) => new(Ns.Rgp + "rgpStatus", new XAttribute("s", status));

    private static XElement? Delegation(DomainObject domain) =>
        domain.NameServers.IsEmpty ? null : new XElement(D + "ns", domain.NameServers.Select(Server));

    private static XElement Server(NameServer server) => server.Attributes is not { } addresses
        ? new XElement(D + "hostObj", server.Name)
        : new XElement(
            D + "hostAttr",
            new XElement(D + "hostName", server.Name),
            addresses.Select(address => new XElement(D + "hostAddr", new XAttribute("ip", address.Family), address.Value)));

    private static XElement Signer(DelegationSigner signer) => new(
        Ns.SecDns + "dsData",
        Number("keyTag", signer.KeyTag), Number("alg", signer.Algorithm), Number("digestType", signer.DigestType),
        new XElement(Ns.SecDns + "digest", signer.Digest),
        signer.Key is { } key ? Key(key) : null);

    private static XElement Key(ZoneKey key) => new(
        Ns.SecDns + "keyData",
        Number("flags", key.Flags), Number("protocol", key.Protocol), Number("alg", key.Algorithm),
        new XElement(Ns.SecDns + "pubKey", key.PublicKey));

    private static XElement Number(string name, int value) => new(Ns.SecDns + name, value.ToString(CultureInfo.InvariantCulture));

    private static XElement Date(string name, DateTimeOffset at) => new(D + name, Instants.Text(at));
}
