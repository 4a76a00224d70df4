using DomainWorkers.BuildingBlocks.Failures;

namespace DomainWorkers.BuildingBlocks.State.InMemory;

/// <summary>
/// What shall go wrong in a store: a call that is lost on the way there, one whose answer is lost on the way back, or something that
/// happens in between. Nothing, unless told.
/// </summary>
public sealed class StoreFaults
{
    private readonly Lock _lock = new();
    private readonly List<Fault> _faults = [];

    /// <summary>Awaited at the start of each call: what a test does here happens just before the call takes effect.</summary>
    public Func<StoreCall, CancellationToken, Task>? Interpose { get; set; }

    /// <summary>The next calls of this kind throw and have no effect.</summary>
    /// <param name="operation">The kind.</param>
    /// <param name="times">How many; <see cref="int.MaxValue"/> until <see cref="Cease"/>.</param>
    /// <param name="when">Only calls for which this is true count.</param>
    public void LoseCall(StoreOperation operation, int times = 1, Func<StoreCall, bool>? when = null) =>
        Add(new Fault(operation, applied: false, times, when));

    /// <summary>The next calls of this kind take effect and throw all the same.</summary>
    /// <param name="operation">The kind.</param>
    /// <param name="times">How many; <see cref="int.MaxValue"/> until <see cref="Cease"/>.</param>
    /// <param name="when">Only calls for which this is true count.</param>
    public void LoseAnswer(StoreOperation operation, int times = 1, Func<StoreCall, bool>? when = null) =>
        Add(new Fault(operation, applied: true, times, when));

    /// <summary>Every call of every kind throws and has no effect, until <see cref="Cease"/>.</summary>
    public void Disconnect()
    {
        foreach (var operation in Enum.GetValues<StoreOperation>())
            LoseCall(operation, int.MaxValue);
    }

    /// <summary>Nothing goes wrong any more.</summary>
    public void Cease()
    {
        lock (_lock)
            _faults.Clear();
        Interpose = null;
    }

    internal Task Reach(StoreCall call, CancellationToken cancellationToken) =>
        Interpose?.Invoke(call, cancellationToken) ?? Task.CompletedTask;

    internal void ThrowIfCallIsLost(StoreCall call) => ThrowIfLost(call, applied: false);

    internal void ThrowIfAnswerIsLost(StoreCall call) => ThrowIfLost(call, applied: true);

    private void Add(Fault fault)
    {
        lock (_lock)
            _faults.Add(fault);
    }

    private void ThrowIfLost(StoreCall call, bool applied)
    {
        lock (_lock)
        {
            var fault = _faults.Find(fault => fault.Meets(call, applied));
            if (fault is null)
                return;
            if (fault.Spend() == 0)
                _faults.Remove(fault);
        }

        throw new StoreUnavailableException($"{call.Operation} of {call.Worker}/{call.Collection}/{call.Id}: no answer, as arranged.");
    }

    /// <summary>One arrangement and how often it is still to be met.</summary>
    private sealed class Fault(StoreOperation operation, bool applied, int times, Func<StoreCall, bool>? when)
    {
        private int _left = times;

        public bool Meets(StoreCall call, bool isApplied) =>
            call.Operation == operation && isApplied == applied && (when is null || when(call));

        public int Spend() => _left == int.MaxValue ? _left : --_left;
    }
}
