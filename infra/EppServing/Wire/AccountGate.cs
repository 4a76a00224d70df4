namespace DomainWorkers.EppServing;

/// <summary>Session slots and command rate of one account.</summary>
public sealed class AccountGate(ServingAccount account, TimeSpan rateSpan, TimeProvider machineClock)
{
    private int _sessions;
    private int _peakSessions;

    public RateWindow Rate { get; } =
        new((int)Math.Ceiling(account.CommandsPerSecond * rateSpan.TotalSeconds), rateSpan, machineClock);

    public int Sessions => Volatile.Read(ref _sessions);

    public int PeakSessions => Volatile.Read(ref _peakSessions);

    public bool TryEnter()
    {
        while (true)
        {
            var taken = Volatile.Read(ref _sessions);
            if (taken >= account.MaxSessions)
                return false;
            if (Interlocked.CompareExchange(ref _sessions, taken + 1, taken) != taken)
                continue;
            InterlockedMax(ref _peakSessions, taken + 1);
            return true;
        }
    }

    public void Leave() => Interlocked.Decrement(ref _sessions);

    private static void InterlockedMax(ref int target, int value)
    {
        for (var seen = Volatile.Read(ref target); seen < value;)
            seen = Interlocked.CompareExchange(ref target, value, seen) is var found && found == seen ? value : found;
    }
}
