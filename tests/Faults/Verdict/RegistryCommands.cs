using DomainWorkers.Faults.Evidence;

namespace DomainWorkers.Faults.Verdict;

/// <summary>Commands as the ledger names them.</summary>
internal static class RegistryCommands
{
    public const string Create = "domain:create";
    public const string Renew = "domain:renew";
    public const string Info = "domain:info";

    public static bool IsBillable(string command) => command is Create or Renew;

    public static string Of(OrderKind kind) => kind == OrderKind.Register ? Create : Renew;
}
