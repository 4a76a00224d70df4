using DomainWorkers.Faults.Evidence;

namespace DomainWorkers.Faults.Verdict;

/// <summary>Commands as the ledger names them.</summary>
internal static class RegistryCommands
{
    public const string Create = "domain:create";
    public const string Renew = "domain:renew";
    public const string Info = "domain:info";

    /// <summary>Contacts and hosts belong to no order: domains share them, they cost nothing, and the registry refuses a second one of a name.</summary>
    public static bool IsShared(string command) => command is "contact:create" or "host:create";

    public static bool IsBillable(string command) => command is Create or Renew;

    public static string Of(OrderKind kind) => kind == OrderKind.Register ? Create : Renew;
}
