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
    /// <summary>Messages carry whole milliseconds.</summary>
    private static readonly TimeSpan Grain = TimeSpan.FromMilliseconds(1);

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

    /// <summary>The tries that went out although an earlier one may have been executed: behind another try, or behind a moment of doubt.</summary>
    public IEnumerable<LedgerEntry> Again(IReadOnlyCollection<DateTimeOffset> unknowns) =>
        Sent.Where((line, place) => place > 0 || unknowns.Any(at => at < line.MachineAt - Grain));

    /// <summary>Whether nobody had asked before such a try, or had asked and got another answer than <paramref name="proof"/>.</summary>
    public bool IsBlind(LedgerEntry again, IReadOnlyCollection<DateTimeOffset> unknowns, int proof)
    {
        var before = Sent.LastOrDefault(line => line.Sequence < again.Sequence)?.MachineAt;
        var doubt = unknowns.Where(at => at < again.MachineAt - Grain).Append(before ?? DateTimeOffset.MinValue).Max();
        return !Questions.Any(asked => asked.Code == proof && asked.MachineAt > doubt && asked.Sequence < again.Sequence);
    }

    private static string Stem(string clientTransactionId) => Ending().Replace(clientTransactionId, "");

    [GeneratedRegex("-[0-9]+(-i)?$")]
    private static partial Regex Ending();
}
