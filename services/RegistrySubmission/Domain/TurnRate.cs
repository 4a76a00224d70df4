namespace DomainWorkers.RegistrySubmission.Domain;

/// <summary>How close together commands may be, and how many are granted at once.</summary>
internal sealed record TurnRate(TimeSpan Spacing, int Block)
{
    /// <summary>Of the limit: the network bunches what was sent evenly, and the registry counts what arrives.</summary>
    private const double Share = 0.97;

    private static readonly TimeSpan BlockLength = TimeSpan.FromMilliseconds(250);

    /// <summary>
    /// How late a turn may still be used. Of N + 1 turns at N a second the first and the last are N spacings apart, 1 s / 0.97; as long
    /// as the first is less than 30.9 ms late, they never fall into one second. The rest of that is for the
    /// network and for clocks that differ.
    /// </summary>
    public static TimeSpan Patience { get; } = TimeSpan.FromMilliseconds(20);

    public static TurnRate PerSecond(int commands)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(commands, 1);
        var spacing = TimeSpan.FromTicks((long)Math.Ceiling(TimeSpan.TicksPerSecond / (commands * Share)));
        return new TurnRate(spacing, (int)Math.Max(1, BlockLength.Ticks / spacing.Ticks));
    }
}
