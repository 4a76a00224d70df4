using System.Globalization;

namespace DomainWorkers.Faults.Redemption;

/// <summary>What one run through the time after expiry does. Every choice in it follows from the seed; what the machine makes of it does not.</summary>
internal sealed record LifePlan
{
    public required int Seed { get; init; }

    public required int Domains { get; init; }

    public required int Kills { get; init; }

    /// <summary>How long the registry takes for what changes a domain: without it hardly a kill would find a command under way.</summary>
    public TimeSpan RegistryTakes { get; init; } = TimeSpan.FromMilliseconds(300);

    /// <summary>Share of executed deletions, restores and renewals whose answer is lost.</summary>
    public double Loss { get; init; } = 0.05;

    /// <summary>Share of orders and payments that are said more than once.</summary>
    public double Repeats { get; init; } = 0.3;

    public string FolderName => string.Create(CultureInfo.InvariantCulture, $"lives-{Seed}");

    public static LifePlan FromEnvironment() => new()
    {
        Seed = Number("FAULT_SEED", 20261122),
        Domains = Number("FAULT_LIVES", 30),
        Kills = Number("FAULT_KILLS", 9),
    };

    /// <summary>Dice for one purpose: how often another one throws does not change them.</summary>
    public Random Dice(int purpose) => new(unchecked((Seed * 397) ^ purpose));

    private static int Number(string name, int otherwise) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } text ? int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture) : otherwise;
}
