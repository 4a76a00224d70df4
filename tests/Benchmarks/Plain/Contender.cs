using System.Diagnostics;
using DomainWorkers.Benchmarks.Rig;
using MongoDB.Bson;
using MongoDB.Driver;

namespace DomainWorkers.Benchmarks.Plain;

/// <summary>A program that does the plain command, and what it was seen to take for it.</summary>
internal sealed class Contender(string name, ProgramUnderTest program, IMongoCollection<BsonDocument> domains, string exchange, string routingKey)
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

    private readonly Queue<IReadOnlyList<string>> _rounds = new();
    private readonly List<double> _perSecond = [];
    private readonly List<double> _processor = [];

    public string Name => name;

    /// <summary>Commands a second, one value per round.</summary>
    public IReadOnlyList<double> PerSecond => _perSecond;

    /// <summary>Own processor time per command in microseconds, one value per round.</summary>
    public IReadOnlyList<double> Processor => _processor;

    public long Memory => program.Memory;

    /// <summary>Takes nothing from the round of another one.</summary>
    public Task Hold(CancellationToken cancellationToken) => program.Hold(cancellationToken);

    /// <summary>Lets it do what waited while it was held: a broker gives a silent peer up after a minute.</summary>
    public void Release() => program.Release();

    /// <summary>Stores the domains of all rounds, so that the rounds follow closely on each other.</summary>
    public async Task Prepare(HeldDomains held, int rounds, int messages, CancellationToken cancellationToken)
    {
        for (var round = 0; round < rounds; round++)
            _rounds.Enqueue(await held.Add(domains, $"{name}-{round}", messages, cancellationToken));
    }

    /// <summary>
    /// Fills the queue while the program is held (as it was before), lets it go, and takes the time until the last event is heard; the first rounds, in
    /// which code is still being compiled, are not counted.
    /// </summary>
    public async Task Round(HeldDomains held, OrderSide orders, bool counts, CancellationToken cancellationToken)
    {
        var ids = _rounds.Dequeue();
        orders.Expect(ids.Count);
        await orders.Publish(exchange, routingKey, ids.Select(id => HeldDomains.Body(id)), cancellationToken);
        var processor = program.Processor;
        var started = Stopwatch.GetTimestamp();
        program.Release();
        await orders.All(Limit, cancellationToken);
        var elapsed = Stopwatch.GetElapsedTime(started);
        await HeldDomains.Cleared(domains, cancellationToken);
        processor = program.Processor - processor;
        await program.Hold(cancellationToken);
        await held.Verify(domains, ids, cancellationToken);
        if (!counts)
            return;
        _perSecond.Add(ids.Count / elapsed.TotalSeconds);
        _processor.Add(processor.TotalMicroseconds / ids.Count);
    }
}
