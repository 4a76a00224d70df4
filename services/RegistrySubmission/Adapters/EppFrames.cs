using DomainWorkers.Contracts.Domains;
using DomainWorkers.Epp;
using DomainWorkers.RegistrySubmission.Domain;
using DomainWorkers.RegistrySubmission.State;

namespace DomainWorkers.RegistrySubmission.Adapters;

/// <summary>Commands about domains as EPP writes them.</summary>
internal static class EppFrames
{
    private static DomainChanges ClientHold { get; } = new() { Statuses = [new EppStatus("clientHold")] };

    public static DomainCreate Create(
        RegistryCommand.Create create, string? handle, bool hostObjects, IReadOnlyList<IEppCommandExtension> extensions) => new()
    {
        Name = create.Name,
        PeriodYears = create.Years,
        NameServers = Servers(create.NameServers, create.Glue, hostObjects),
        Registrant = handle,
        Contacts = handle is null ? [] : [DomainContact.Admin(handle), DomainContact.Technical(handle)],
        AuthInfo = EppAuthInfo.Password(EppSecrets.Random()),
        Extensions = [.. extensions, .. Codes(create.Codes)],
    };

    public static DomainUpdate Hold(RegistryCommand.Hold hold) => hold.Place
        ? new DomainUpdate(hold.Name) { Add = ClientHold }
        : new DomainUpdate(hold.Name) { Remove = ClientHold };

    public static DomainUpdate Delegate(RegistryCommand.Delegate wanted, bool hostObjects) => new(wanted.Name)
    {
        Add = wanted.AddServers.Count == 0
            ? null
            : new DomainChanges { NameServers = Servers(wanted.AddServers, wanted.Glue, hostObjects) },
        Remove = wanted.RemoveServers.Count == 0 ? null : new DomainChanges { NameServers = Servers(wanted.RemoveServers, [], hostObjects) },
        Extensions = wanted.AddSigners.Count + wanted.RemoveSigners.Count == 0
            ? []
            :
            [
                new SecDnsUpdate
                {
                    Add = wanted.AddSigners.Count == 0 ? null : Signers(wanted.AddSigners),
                    Remove = wanted.RemoveSigners.Count == 0 ? null : Signers(wanted.RemoveSigners),
                },
            ],
    };

    public static DomainUpdate Relate(RegistryCommand.Relate wanted, IReadOnlyList<IEppCommandExtension> extensions) => new(wanted.Name)
    {
        Add = wanted.Add.Count == 0
            ? null
            : new DomainChanges { Contacts = [.. wanted.Add.Select(one => new DomainContact(one.Role, OperationIds.ContactHandle(one.Contact)))] },
        Remove = wanted.Remove.Count == 0
            ? null
            : new DomainChanges { Contacts = [.. wanted.Remove.Select(one => new DomainContact(one.Role, one.Handle))] },
        Change = wanted.Registrant is null ? null : new DomainReplacement { Registrant = OperationIds.ContactHandle(wanted.Registrant) },
        Extensions = extensions,
    };

    public static DomainUpdate Attach(RegistryCommand.Attach wanted) => new(wanted.Name) { Extensions = [.. Codes(wanted.Codes)] };

    /// <summary>The two statements are those that RFC 3915 section 4.2.5 asks for.</summary>
    public static DomainUpdate Report(RegistryCommand.ReportRestore report) => DomainUpdate.RestoreReport(report.Name, new RgpRestoreReport
    {
        PreData = report.Before,
        PostData = report.After,
        DeletedAt = report.DeletedAt,
        RestoredAt = report.RestoredAt,
        Reason = report.Because,
        Statements = (
            "This registrar has not restored the registered name in order to assume the rights to use or sell it for itself or for any third party.",
            "The information in this report is true to the best of this registrar's knowledge."),
    });

    private static IEnumerable<IEppCommandExtension> Codes(IReadOnlyList<SignedCode> codes) =>
        codes.Count == 0 ? [] : [new EncodedSignedCodes([.. codes.Select(code => code.Encoded)])];

    private static IReadOnlyList<EppNameServer> Servers(IReadOnlyList<string> names, IReadOnlyList<HostAddresses> glue, bool hostObjects) =>
    [
        .. names.Select(name => hostObjects
            ? EppNameServer.HostObject(name)
            : EppNameServer.HostAttribute(name,
                [.. glue.FirstOrDefault(host => host.Host == name)?.Addresses.Select(EppAddress.Parse) ?? []])),
    ];

    private static SecDnsRecords Signers(IReadOnlyList<DelegationSigner> signers) => new()
    {
        Ds = [.. signers.Select(signer => new DsRecord(signer.KeyTag, signer.Algorithm, signer.DigestType, signer.Digest))],
    };
}
