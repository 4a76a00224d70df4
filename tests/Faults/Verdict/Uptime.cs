using DomainWorkers.Faults.Evidence;

namespace DomainWorkers.Faults.Verdict;

/// <summary>When at least one worker process was ready: nobody can settle anything while all of them are dead.</summary>
internal sealed class Uptime
{
    private readonly List<(DateTimeOffset From, DateTimeOffset To)> _spans = [];

    public Uptime(IEnumerable<WorkerLife> lives)
    {
        foreach (var life in lives.OrderBy(life => life.ReadyAt))
        {
            var end = life.KilledAt ?? DateTimeOffset.MaxValue;
            if (_spans is [.., var last] && life.ReadyAt <= last.To)
                _spans[^1] = (last.From, end > last.To ? end : last.To);
            else
                _spans.Add((life.ReadyAt, end));
        }
    }

    /// <summary>How much of the time between two instants it was.</summary>
    public TimeSpan Between(DateTimeOffset from, DateTimeOffset to) => _spans.Aggregate(TimeSpan.Zero, (sum, span) =>
    {
        var begin = span.From > from ? span.From : from;
        var end = span.To < to ? span.To : to;
        return end > begin ? sum + (end - begin) : sum;
    });
}
