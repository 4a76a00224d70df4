using DomainWorkers.BuildingBlocks.State;
using Microsoft.Extensions.DependencyInjection;

namespace DomainWorkers.BuildingBlocks.Hosting;

/// <summary>
/// Tells whether anything is left to do. An answer counts only when no work was in hand from before the first question to the stores
/// until after the last one: what is not in hand lies still in the documents, so the answer holds for one instant, not for several.
/// </summary>
public sealed class Quiescence(
    WorkInHand work,
    IEnumerable<IStateView> views,
    TimeProvider clock,
    [FromKeyedServices(Clocks.Machine)] TimeProvider machineClock)
{
    /// <summary>Waits until nothing is in hand, and says what the documents still hold.</summary>
    public async Task<Stillness> Rest(CancellationToken cancellationToken)
    {
        while (true)
        {
            await work.Rest(cancellationToken);
            if (await Look(cancellationToken) is { } stillness)
                return stillness;
        }
    }

    /// <summary>What the documents hold; null while something is in hand.</summary>
    public async Task<Stillness?> Look(CancellationToken cancellationToken)
    {
        var before = work.Count();
        if (before.Open > 0)
            return null;

        var (now, machineNow) = (clock.GetUtcNow(), machineClock.GetUtcNow());
        var open = new List<OpenDocuments>();
        DateTimeOffset? nextBusiness = null, nextMachine = null;
        foreach (var view in views)
        {
            var summary = await view.Summarise(machineNow, cancellationToken);
            var isDue = summary.EarliestDue <= (view.Clock == DueClock.Business ? now : machineNow);
            if (isDue || summary.OpenClaims > 0 || summary.OutgoingMessages > 0)
                open.Add(new OpenDocuments(view.Worker, view.Collection, isDue, summary.OpenClaims, summary.OutgoingMessages));
            if (view.Clock == DueClock.Business)
                nextBusiness = Earlier(nextBusiness, summary.EarliestDue);
            else
                nextMachine = Earlier(nextMachine, summary.EarliestDue);
            nextMachine = Earlier(nextMachine, summary.OldestOutgoingDue);
        }

        return work.Count() == before ? new Stillness(open, nextBusiness, nextMachine) : null;
    }

    private static DateTimeOffset? Earlier(DateTimeOffset? left, DateTimeOffset? right) =>
        left is null || right < left ? right : left;
}

/// <summary>What the documents held while nothing was in hand.</summary>
/// <param name="Open">Kinds of documents with something due now, claimed or unpublished; empty when there is nothing left to do now.</param>
/// <param name="NextBusinessDue">The earliest due time on the business clock; an open claim or a later one hides nothing.</param>
/// <param name="NextMachineDue">The earliest due time on the machine's clock, of documents and of outgoing messages.</param>
public sealed record Stillness(
    IReadOnlyList<OpenDocuments> Open, DateTimeOffset? NextBusinessDue, DateTimeOffset? NextMachineDue)
{
    /// <summary>Whether nothing is due, claimed or unpublished.</summary>
    public bool IsQuiet => Open.Count == 0;
}

/// <summary>What is open in one kind of document.</summary>
public sealed record OpenDocuments(string Worker, string Collection, bool IsDue, long Claims, long OutgoingMessages)
{
    /// <summary>For people.</summary>
    public override string ToString() =>
        $"{Worker}/{Collection}: {(IsDue ? "something due" : "nothing due")}, {Claims} claimed, {OutgoingMessages} unpublished";
}
