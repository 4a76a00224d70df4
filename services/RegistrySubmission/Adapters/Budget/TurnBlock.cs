using DomainWorkers.RegistrySubmission.Domain;

namespace DomainWorkers.RegistrySubmission.Adapters.Budget;

/// <summary>Turns that were granted, each to be used at its instant or not at all.</summary>
internal sealed class TurnBlock(DateTimeOffset from, int count, TimeSpan spacing)
{
    private int _next;

    public int Count => count;

    public int Used { get; private set; }

    public int Left => count - _next;

    /// <summary>The instant of the next turn that can still be used; null when there is none.</summary>
    public DateTimeOffset? Next(DateTimeOffset now)
    {
        while (_next < count && IsOver(now))
            _next++;
        return _next < count ? Instant : null;
    }

    /// <summary>Uses the turn that <see cref="Next"/> named; false when it is too late for it.</summary>
    public bool Take(DateTimeOffset now)
    {
        if (IsOver(now))
            return false;
        _next++;
        Used++;
        return true;
    }

    private DateTimeOffset Instant => from + (spacing * _next);

    private bool IsOver(DateTimeOffset now) => now > Instant + TurnRate.Patience;
}
