using System.Globalization;

namespace DomainWorkers.Faults.Ministry;

/// <summary>What one run against the ministry does. Every choice in it follows from the seed; what the machine makes of it does not.</summary>
internal sealed record MinistryPlan
{
    public required int Seed { get; init; }

    /// <summary>How often each place is died at.</summary>
    public required int Rounds { get; init; }

    /// <summary>Share of uploads that go wrong at the ministry, and of results that come otherwise than they should.</summary>
    public double Mishaps { get; init; } = 0.15;

    /// <summary>The worker's <c>Reporting__Lease</c>: so long its work waits for a process that died.</summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromSeconds(2);

    public int Kills => Rounds * KillPlace.All.Count;

    public string FolderName => string.Create(CultureInfo.InvariantCulture, $"ministry-{Seed}");

    public static MinistryPlan FromEnvironment() => new()
    {
        Seed = Number("FAULT_SEED", 20261122),
        Rounds = Number("FAULT_ROUNDS", 1),
    };

    /// <summary>Dice for one purpose: how often another one throws does not change them.</summary>
    public Random Dice(int purpose) => new(unchecked((Seed * 397) ^ purpose));

    private static int Number(string name, int otherwise) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } text ? int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture) : otherwise;
}
