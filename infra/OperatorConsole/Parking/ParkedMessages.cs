using DomainWorkers.BuildingBlocks.Messaging.Parking;
using DomainWorkers.BuildingBlocks.State;
using DomainWorkers.OperatorConsole.Surroundings;
using Microsoft.Extensions.DependencyInjection;

namespace DomainWorkers.OperatorConsole.Parking;

/// <summary>The parked messages of the workers, as they are stored.</summary>
internal sealed class ParkedMessages
{
    // A page holds the sealed bodies too, up to a quarter of a MiB each.
    private const int PageSize = 50;

    private const int Races = 20;

    private readonly IReadOnlyList<(string Worker, IServiceProvider Services, IStateStore<ParkedMessage> Store)> _lots;

    private ParkedMessages(IReadOnlyList<(string, IServiceProvider, IStateStore<ParkedMessage>)> lots) => _lots = lots;

    public static async Task<ParkedMessages> Open(Session session, string? worker, CancellationToken cancellationToken)
    {
        var lots = new List<(string, IServiceProvider, IStateStore<ParkedMessage>)>();
        foreach (var module in Workers.Named(worker))
        {
            var services = await session.Worker(module, cancellationToken);
            lots.Add((module.Name, services, services.GetRequiredKeyedService<IStateStore<ParkedMessage>>(module.Name)));
        }

        return new(lots);
    }

    public async Task<IReadOnlyList<Found>> List(Func<Found, bool> wanted, CancellationToken cancellationToken)
    {
        var found = new List<Found>();
        foreach (var (worker, _, store) in _lots)
        {
            string? after = null;
            while (await store.Page(after, PageSize, cancellationToken) is { Count: > 0 } page)
            {
                found.AddRange(page.Select(message => new Found(worker, message)).Where(wanted));
                after = page[^1].Id;
            }
        }

        return found;
    }

    public async Task<Found> Get(string id, CancellationToken cancellationToken)
    {
        foreach (var (worker, _, store) in _lots)
        {
            if (await store.Find(id, cancellationToken) is { } message)
                return new Found(worker, message);
        }

        throw new RefusedException($"There is no parked message {id}.");
    }

    /// <summary>Changes a message by a rule, whatever others write meanwhile; null where the rule finds nothing to change any more.</summary>
    public async Task<Found?> Change(Found found, Func<ParkedMessage, ParkedMessage?> rule, CancellationToken cancellationToken)
    {
        var store = Lot(found).Store;
        for (var race = 0; race < Races; race++)
        {
            var known = await store.Find(found.Message.Id, cancellationToken)
                ?? throw new RefusedException($"There is no parked message {found.Message.Id} any more.");
            if (rule(known) is not { } changed)
                return null;
            if (await store.Save(changed, cancellationToken) is { } saved)
                return found with { Message = saved };
        }

        throw new RefusedException($"Others change the parked message {found.Message.Id} all the time.");
    }

    /// <summary>The body as it came.</summary>
    public byte[] Body(Found found)
    {
        try
        {
            return Lot(found).Services.GetRequiredService<BodySeal>().Open(found.Message.SealedBody, found.Message.Id);
        }
        catch (System.Security.Cryptography.CryptographicException exception)
        {
            throw new NotThereException("Parking__SealKey", $"is not the key that {found.Worker} sealed {found.Message.Id} with.", exception);
        }
    }

    private (string Worker, IServiceProvider Services, IStateStore<ParkedMessage> Store) Lot(Found found) =>
        _lots.Single(lot => lot.Worker == found.Worker);
}
