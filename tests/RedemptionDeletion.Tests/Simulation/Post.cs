namespace DomainWorkers.RedemptionDeletion.Tests.Simulation;

/// <summary>Messages under way: late, twice, and in any order. Whoever is out gets them when it is back.</summary>
internal sealed class Post(Random random)
{
    private readonly PriorityQueue<(DateTimeOffset At, Action<DateTimeOffset> What), (DateTimeOffset, int)> _queue = new();
    private int _number;

    public DateTimeOffset Now { get; private set; }

    /// <summary>Brings a message, at least once, after a while that is mostly short.</summary>
    public void Send(Action<DateTimeOffset> deliver)
    {
        At(Now + Delay(), deliver);
        if (random.Next(8) == 0)
            At(Now + Delay() + Delay(), deliver);
    }

    public void At(DateTimeOffset at, Action<DateTimeOffset> what) => _queue.Enqueue((at, what), (at, _number++));

    public void RunUntil(DateTimeOffset end)
    {
        while (_queue.TryPeek(out var next, out _) && next.At <= end)
        {
            _queue.Dequeue();
            Now = next.At > Now ? next.At : Now;
            next.What(Now);
        }

        Now = end;
    }

    private TimeSpan Delay() => random.Next(12) switch
    {
        0 => TimeSpan.FromHours(random.NextDouble() * 30),
        < 4 => TimeSpan.FromMinutes(random.NextDouble() * 30),
        _ => TimeSpan.FromSeconds(random.NextDouble() * 5),
    };
}
