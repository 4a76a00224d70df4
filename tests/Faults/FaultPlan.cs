using System.Globalization;

namespace DomainWorkers.Faults;

/// <summary>What one run does. Every choice in it follows from the seed; what the machine makes of it does not.</summary>
internal sealed record FaultPlan
{
    /// <summary>From this many registrations on a run is the full one and must show the full counts.</summary>
    public const int FullForm = 500;

    public required int Seed { get; init; }

    /// <summary>Registrations, and as many renewals.</summary>
    public required int Orders { get; init; }

    /// <summary>Renewals, where they are to be fewer.</summary>
    public int Renewals
    {
        get => field > 0 ? field : Orders;
        init;
    }

    /// <summary>Kills of all worker processes together.</summary>
    public required int Kills { get; init; }

    public int Workers { get; init; } = 2;

    /// <summary>The sabotaged composition that is run instead of the shipped worker; null for the shipped one.</summary>
    public string? Sabotage { get; init; }

    /// <summary>Share of executed creates and renews whose answer is lost.</summary>
    public double Loss { get; init; } = 0.05;

    /// <summary>Share of creates and renews that are lost before the registry executes them: to the worker they look the same.</summary>
    public double LossBefore { get; init; } = 0.02;

    /// <summary>Answers of the first so many renewals are lost beside that.</summary>
    public int LostRenewals { get; init; }

    /// <summary>How long the registry takes for a create or renew: without it hardly a kill would find a command under way.</summary>
    public TimeSpan RegistryTakes { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>Share of orders that are sent more than once.</summary>
    public double Repeats { get; init; } = 0.1;

    /// <summary>The worker's <c>Pump__Lease</c>.</summary>
    public required TimeSpan Lease { get; init; }

    /// <summary>The worker's <c>Pump__SettleDelay</c>.</summary>
    public required TimeSpan SettleDelay { get; init; }

    /// <summary>The promise: an unknown outcome is settled so long after the settle delay at the latest, the registry being there.</summary>
    public TimeSpan SettleWithin { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// So long after it reported ready a process is killed at the latest. The short form, which runs on machines that are busy with
    /// other things, lets an aimed kill wait longer; how many did is counted.
    /// </summary>
    public TimeSpan KillWithin { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>Every kill falls right after the order side heard that an order was accepted, whatever the dice say.</summary>
    public bool KillOnAcceptance { get; init; }

    /// <summary>Nothing new for so long while nothing is left to do: what has not come by then does not come.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(8);

    /// <summary>Further settings of the workers.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    /// <summary>Fewer lost answers than this prove too little: 20 in the full form.</summary>
    public int LostAnswersAtLeast => Sabotage is null ? Orders * 2 / 50 : 0;

    /// <summary>Who orders, and for whom: one of the sample registrants that <c>infra/seed</c> stores.</summary>
    public string Account { get; init; } = "acme";

    public string ProfileId { get; init; } = "acme-zhang";

    public string FolderName => Sabotage is null
        ? Seed.ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{Seed}-{Sabotage}");

    /// <summary>
    /// The run that FAULT_SEED, FAULT_ORDERS and FAULT_KILLS ask for. The short form shortens the worker's waits so that it fits into CI;
    /// the full form runs on the shipped ones.
    /// </summary>
    public static FaultPlan FromEnvironment()
    {
        var orders = Number("FAULT_ORDERS", 50);
        var full = orders >= FullForm;
        return new FaultPlan
        {
            Seed = Number("FAULT_SEED", 20261122),
            Orders = orders,
            Kills = Number("FAULT_KILLS", full ? 100 : 12),
            Lease = TimeSpan.FromSeconds(full ? 15 : 5),
            SettleDelay = TimeSpan.FromSeconds(full ? 15 : 3),
            KillWithin = TimeSpan.FromSeconds(full ? 3 : 10),
        };
    }

    /// <summary>Dice for one purpose: how often another one throws does not change them.</summary>
    public Random Dice(int purpose) => new(unchecked((Seed * 397) ^ purpose));

    private static int Number(string name, int otherwise) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } text
            ? int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture)
            : otherwise;
}
