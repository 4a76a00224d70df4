using System.Text.RegularExpressions;
using DomainWorkers.Faults.Evidence;
using DomainWorkers.RegistrySimulator;

namespace DomainWorkers.Faults.Verdict;

/// <summary>
/// What the registry saw of one operation: its tries and its questions. They share a <c>clTRID</c> but for the number of the try, and
/// questions end in <c>-i</c>.
/// </summary>
internal sealed partial record Tries(string Command, string Name, IReadOnlyList<LedgerEntry> Sent, IReadOnlyList<LedgerEntry> Questions)
{
    public static IReadOnlyList<Tries> Of(IEnumerable<LedgerEntry> ledger)
    {
        var lines = ledger.Where(line => line.ClientTransactionId is not null).ToArray();
        var questions = lines.Where(line => line.Command == RegistryCommands.Info)
            .ToLookup(line => (line.ObjectName, Stem(line.ClientTransactionId!)));
        return
        [
            .. lines.Where(line => RegistryCommands.IsBillable(line.Command))
                .GroupBy(line => (line.Command, line.ObjectName, Stem: Stem(line.ClientTransactionId!)))
                .Select(operation => new Tries(
                    operation.Key.Command,
                    operation.Key.ObjectName,
                    [.. operation],
                    [.. questions[(operation.Key.ObjectName, operation.Key.Stem)]])),
        ];
    }

    /// <summary>Whether this is the order's work: two renewals of one name differ in length.</summary>
    public bool Serves(FaultOrder order) =>
        Command == RegistryCommands.Of(order.Kind) && Name == order.Name
        && (order.Kind == OrderKind.Register || Sent.Any(line => line.Years == order.Years));

    private static string Stem(string clientTransactionId) => Ending().Replace(clientTransactionId, "");

    [GeneratedRegex("-[0-9]+(-i)?$")]
    private static partial Regex Ending();
}
