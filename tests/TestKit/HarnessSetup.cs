using DomainWorkers.BuildingBlocks.Hosting;
using DomainWorkers.BuildingBlocks.State.InMemory;
using Microsoft.Extensions.Time.Testing;

namespace DomainWorkers.TestKit;

/// <summary>What a harness starts with. Two harnesses with the same store are two replicas, or a process and the one that follows it.</summary>
public sealed record HarnessSetup
{
    /// <summary>The stores; give the same one to several harnesses to share it.</summary>
    public InMemoryStore Store { get; init; } = new();

    /// <summary>Business time: rules, deadlines, dates of objects. It stands still until the test moves it.</summary>
    public FakeTimeProvider Clock { get; init; } = new(new DateTimeOffset(2025, 1, 6, 1, 0, 0, TimeSpan.Zero));

    /// <summary>Machine time: leases, back-off, settle delay. Years away from business time, so that a mix-up shows.</summary>
    public FakeTimeProvider MachineClock { get; init; } = new(new DateTimeOffset(2031, 5, 5, 0, 0, 0, TimeSpan.Zero));

    /// <summary>The stand-ins for the outside world.</summary>
    public IReadOnlyList<IHarnessPart> Parts { get; init; } = [];

    /// <summary>Settings over the kit's own, e.g. <c>Pump:SettleDelay</c>.</summary>
    public IReadOnlyDictionary<string, string?> Settings { get; init; } = new Dictionary<string, string?>();

    /// <summary>The replica's name.</summary>
    public string Instance { get; init; } = "replica-1";

    /// <summary>What is in hand; replicas that shall settle together share one.</summary>
    public WorkInHand Work { get; init; } = new();

    /// <summary>How the process lives; the default lives until the harness is disposed.</summary>
    public ProcessLife Life { get; init; } = new();
}
