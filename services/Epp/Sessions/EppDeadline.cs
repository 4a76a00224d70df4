namespace DomainWorkers.Epp;

/// <summary>A caller's token joined with a time limit in machine time; tells afterwards which of the two it was.</summary>
internal sealed class EppDeadline : IDisposable
{
    private readonly CancellationTokenSource _limit;
    private readonly CancellationTokenSource _joined;

    public EppDeadline(TimeSpan limit, TimeProvider machineClock, CancellationToken cancellationToken)
    {
        _limit = new CancellationTokenSource(limit, machineClock);
        _joined = CancellationTokenSource.CreateLinkedTokenSource(_limit.Token, cancellationToken);
    }

    public CancellationToken Token => _joined.Token;

    public bool Passed => _limit.IsCancellationRequested;

    public void Dispose()
    {
        _joined.Dispose();
        _limit.Dispose();
    }
}
