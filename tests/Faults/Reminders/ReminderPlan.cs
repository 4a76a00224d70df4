using System.Globalization;

namespace DomainWorkers.Faults.Reminders;

/// <summary>What one run of the reminders does. Every choice in it follows from the seed; what the machine makes of it does not.</summary>
internal sealed record ReminderPlan
{
    public required int Seed { get; init; }

    public required int Domains { get; init; }

    public required int Kills { get; init; }

    /// <summary>How long the mail server takes on either side of the moment at which a mail is its own.</summary>
    public TimeSpan MailTakes { get; init; } = TimeSpan.FromMilliseconds(250);

    public string FolderName => string.Create(CultureInfo.InvariantCulture, $"reminders-{Seed}");

    public static ReminderPlan FromEnvironment() => new()
    {
        Seed = Number("FAULT_SEED", 20261122),
        Domains = Number("FAULT_NOTICES", 60),
        Kills = Number("FAULT_KILLS", 6),
    };

    /// <summary>Dice for one purpose: how often another one throws does not change them.</summary>
    public Random Dice(int purpose) => new(unchecked((Seed * 397) ^ purpose));

    private static int Number(string name, int otherwise) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } text ? int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture) : otherwise;
}
