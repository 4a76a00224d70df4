namespace DomainWorkers.EppServing;

/// <summary>What came from one account: commands taken, commands refused for their rate, most taken in any one span.</summary>
public sealed record RateCount(long Commands, long Refused, int Peak);

/// <summary>Counts the commands of an account in a sliding span of machine time.</summary>
public sealed class RateWindow(int limit, TimeSpan span, TimeProvider machineClock)
{
    private readonly Lock _gate = new();
    private readonly Queue<long> _recent = new();
    private long _commands;
    private long _refused;
    private int _peak;

    public RateCount Count
    {
        get
        {
            lock (_gate)
                return new RateCount(_commands, _refused, _peak);
        }
    }

    public bool Admit()
    {
        lock (_gate)
        {
            var now = machineClock.GetTimestamp();
            while (_recent.TryPeek(out var oldest) && machineClock.GetElapsedTime(oldest, now) >= span)
                _recent.Dequeue();
            if (limit > 0 && _recent.Count >= limit)
            {
                _refused++;
                return false;
            }

            _recent.Enqueue(now);
            _commands++;
            _peak = Math.Max(_peak, _recent.Count);
            return true;
        }
    }
}
