using DomainWorkers.Epp;

namespace DomainWorkers.RegistrySubmission.Adapters.Budget;

/// <summary>
/// A slot that this process has. It is lost by itself, before its lease ends, unless it is renewed: nothing has to run for that.
/// </summary>
// Nobody waits on the source's handle and disposing stops its timer; a late look at the token must not fail.
#pragma warning disable CA1001
internal sealed class HeldSlot : IEppSlot
#pragma warning restore CA1001
{
    private readonly CancellationTokenSource _lost;
    private readonly Func<HeldSlot, ValueTask> _giveBack;
    private int _returned;

    public HeldSlot(int number, TimeSpan remaining, Func<HeldSlot, ValueTask> giveBack, TimeProvider machineClock)
    {
        Number = number;
        _giveBack = giveBack;
        _lost = new CancellationTokenSource(Positive(remaining), machineClock);
        Lost = _lost.Token;
    }

    public int Number { get; }

    public CancellationToken Lost { get; }

    public void Extend(TimeSpan remaining)
    {
        if (Volatile.Read(ref _returned) == 0)
            _lost.CancelAfter(Positive(remaining));
    }

    public void Lose() => _lost.Cancel();

    public ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _returned, 1) != 0)
            return ValueTask.CompletedTask;
        _lost.CancelAfter(Timeout.InfiniteTimeSpan);
        return _giveBack(this);
    }

    private static TimeSpan Positive(TimeSpan remaining) => remaining > TimeSpan.Zero ? remaining : TimeSpan.Zero;
}
