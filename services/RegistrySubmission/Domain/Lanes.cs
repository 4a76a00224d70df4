using DomainWorkers.Contracts.Registration;

namespace DomainWorkers.RegistrySubmission.Domain;

/// <summary>The queues of due operations of one registry account, in the order in which its pump looks at them.</summary>
internal static class Lanes
{
    // What loses a domain or a refund when it is late goes before what only makes somebody wait; new names go last.
    private static readonly OperationKind[] ByUrgency =
    [
        OperationKind.Restore, OperationKind.Renew, OperationKind.Delete, OperationKind.AttachVerificationCodes, OperationKind.ReleaseHold, OperationKind.PlaceHold,
        OperationKind.RestoreNameServers, OperationKind.ChangeNameServers, OperationKind.ParkNameServers, OperationKind.ChangeRegistrant,
        OperationKind.ChangeContacts, OperationKind.RefreshContacts, OperationKind.Synchronise,
        OperationKind.Adopt, OperationKind.Register,
    ];

    /// <summary>Doubts first: money may already be spent.</summary>
    public static IReadOnlyList<string> Of(string registry) =>
        [Settling(registry), .. ByUrgency.Select(kind => For(registry, kind))];

    /// <summary>Where a domain stands whose outcome is decided and not yet copied to its operation.</summary>
    public static string Settled(string registry) => $"{registry}/settled";

    public static string Settling(string registry) => $"{registry}/settle";

    public static string For(string registry, OperationKind kind) => $"{registry}/{kind.ToString().ToLowerInvariant()}";
}
