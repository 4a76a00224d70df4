using DomainWorkers.BuildingBlocks;
using DomainWorkers.BuildingBlocks.Failures;
using DomainWorkers.BuildingBlocks.Hosting;
using DomainWorkers.BuildingBlocks.Messaging.Outbox;
using DomainWorkers.Contracts.Domains;
using DomainWorkers.Contracts.Registration;
using DomainWorkers.RegistrySubmission.Domain;
using DomainWorkers.RegistrySubmission.Pump;
using DomainWorkers.RegistrySubmission.State;
using Microsoft.Extensions.DependencyInjection;

namespace DomainWorkers.RegistrySubmission.Consumers;

/// <summary>Takes orders in, each exactly once: a known one is answered as before, a new one is stored with its first answer.</summary>
internal sealed class OrderBook(
    Documents<OperationState> operations,
    RegistryActs acts,
    PumpBell bell,
    [FromKeyedServices(Clocks.Machine)] TimeProvider machineClock)
{
    /// <summary>
    /// Answers an order that is known: word for word as the first time, with its progress where it is not decided yet, or with a conflict
    /// where the same order id stood for something else. Costs one read. False where the order is new.
    /// </summary>
    public async Task<bool> Repeat(string id, string payloadHash, Announcement conflict, CancellationToken cancellationToken)
    {
        var known = await operations.Find(id, cancellationToken);
        if (known is null)
            return false;

        // An order that was taken back before it came has no content yet.
        if (known.PayloadHash.Length > 0 && known.PayloadHash != payloadHash)
            await operations.Say([conflict], cancellationToken);
        else if (known.Outcome is { } outcome)
            await operations.Say([outcome.Answer], cancellationToken);
        else
            await operations.Say(acts.Progress(known, known.AcceptedAt), cancellationToken);
        return true;
    }

    /// <summary>Stores a new order: due at once where nothing speaks against it, else with its refusal as the outcome.</summary>
    public async Task Place(
        OperationState operation, IReadOnlyList<Reason> reasons, Announcement refusal, Announcement conflict,
        CancellationToken cancellationToken)
    {
        var (stored, say) = reasons.Count > 0 ? Refused(operation, reasons, refusal) : Due(operation);
        var result = await operations.Insert(stored, say, cancellationToken);
        if (result.Stored is null)
        {
            // Another replica had the same order in hand at the same time.
            if (!await Repeat(operation.Id, operation.PayloadHash, conflict, cancellationToken))
                throw new TransientException($"Operation {operation.Id} is taken but cannot be read.");
            return;
        }

        if (stored.Due is not null)
            bell.Ring(stored.Registry!);
    }

    private (OperationState, IReadOnlyList<Announcement>) Due(OperationState operation) =>
        (operation with
        {
            Lane = Lanes.For(operation.Registry!, operation.Kind),
            Due = machineClock.GetUtcNow(),
        }, acts.Progress(operation, operation.AcceptedAt));

    private (OperationState, IReadOnlyList<Announcement>) Refused(OperationState operation, IReadOnlyList<Reason> reasons, Announcement refusal) =>
        (operation with
        {
            Progress = OperationProgress.Refused,
            Outcome = new Outcome
            {
                Progress = OperationProgress.Refused,
                At = operation.AcceptedAt,
                Reasons = reasons,
                Answer = operations.Write(refusal),
            },
        }, [refusal]);
}
