using DomainWorkers.RegistrySubmission.Domain;

namespace DomainWorkers.RegistrySubmission.Adapters.Budget;

/// <summary>
/// The rate of an account, shared by all replicas: turns are fetched in blocks when somebody waits for one, and used at their instants.
/// </summary>
internal sealed class SharedTurns(BudgetDocument document, TurnRate rate, TimeProvider machineClock, CancellationToken closed) : IDisposable
{
    private static readonly TimeSpan LongestLead = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LeadHalvesIn = TimeSpan.FromSeconds(3);

    private readonly SemaphoreSlim _inOrder = new(1, 1);
    private int _waiting;
    private TurnBlock? _block;
    private Task<TurnBlock>? _next;
    private int _wanted = 1;
    private TimeSpan _slowest;
    private long _slowestAt;

    /// <summary>Waits for the next turn; first come, first served.</summary>
    public async ValueTask Wait(CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _waiting);
        try
        {
            await _inOrder.WaitAsync(cancellationToken);
            try
            {
                await Take(cancellationToken);
            }
            finally
            {
                _inOrder.Release();
            }
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }
    }

    public void Dispose() => _inOrder.Dispose();

    private async Task Take(CancellationToken cancellationToken)
    {
        while (true)
        {
            var now = machineClock.GetUtcNow();
            if (_block is not { } block || block.Next(now) is not { } instant)
            {
                await Renew(cancellationToken);
                continue;
            }

            if (instant > now)
            {
                AskAhead(block);
                await Delay(instant - now, cancellationToken);
            }

            if (block.Take(machineClock.GetUtcNow()))
                return;
        }
    }

    /// <summary>Who has to wait for his turn uses the whole rate: the next block is fetched before this one ends.</summary>
    private void AskAhead(TurnBlock block)
    {
        var isLate = block.Left * 2 <= block.Count + 1;
        if (_next is null && isLate && (block.Count > 1 || Volatile.Read(ref _waiting) > 1))
            _next = Ask();
    }

    private async Task Renew(CancellationToken cancellationToken)
    {
        if (_block is { } used)
        {
            // Turns that lapse are lost to everybody, so who leaves some asks for as many as he used.
            _wanted = used.Used == used.Count ? Math.Min(used.Count * 2, rate.Block) : Math.Max(1, used.Used);
            _block = null;
        }

        // A block that was asked for ahead while the store was away says nothing about now.
        if (_next is null or { IsFaulted: true } or { IsCanceled: true })
            _next = Ask();
        var asked = _next;
        try
        {
            _block = await asked.WaitAsync(cancellationToken);
        }
        finally
        {
            // A caller who gives up leaves the block to the next one.
            if (asked.IsCompleted)
                _next = null;
        }
    }

    private async Task<TurnBlock> Ask()
    {
        while (true)
        {
            var count = Math.Clamp(Math.Max(_wanted, Volatile.Read(ref _waiting)), 1, rate.Block);
            var asked = machineClock.GetTimestamp();
            var lead = Lead(asked);
            var answer = await document.Change(
                (budget, now) => BudgetRules.Turns(budget, count, rate.Spacing, now + lead, now), closed);
            switch (answer)
            {
                case TurnAnswer.Granted granted:
                    Note(asked);
                    return new TurnBlock(granted.From, granted.Count, rate.Spacing);
                case TurnAnswer.Later later:
                    await Delay(later.Wait, closed);
                    break;
            }
        }
    }

    /// <summary>
    /// How long after asking the first turn should be. One that falls before the answer is lost, and a store whose answers are slow now
    /// and then would take all of them: so the slowest of late counts, and is forgotten by and by.
    /// </summary>
    private TimeSpan Lead(long now) => _slowest * Math.Pow(0.5, machineClock.GetElapsedTime(_slowestAt, now) / LeadHalvesIn);

    private void Note(long asked)
    {
        var now = machineClock.GetTimestamp();
        var took = machineClock.GetElapsedTime(asked, now);
        if (took >= Lead(now))
            (_slowest, _slowestAt) = (took < LongestLead ? took : LongestLead, now);
    }

    // A timer counts whole milliseconds and drops the rest; no turn is used early.
    private Task Delay(TimeSpan wait, CancellationToken cancellationToken) =>
        Task.Delay(TimeSpan.FromMilliseconds(Math.Ceiling(wait.TotalMilliseconds)), machineClock, cancellationToken);
}
