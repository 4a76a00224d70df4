namespace DomainWorkers.TestKit;

/// <summary>
/// The life of the process that a harness stands for. Everything that leaves it (writes, publishes, registry commands) is two steps, one
/// before it takes effect and one after; a process that dies at a step does nothing from then on.
/// </summary>
public sealed class ProcessLife
{
    private readonly Lock _lock = new();
    private readonly List<string> _steps = [];
    private readonly TaskCompletionSource _died = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool _isDead;
    private int _lastStep = int.MaxValue;

    /// <summary>Whether the process is dead.</summary>
    public bool IsDead
    {
        get
        {
            lock (_lock)
                return _isDead;
        }
    }

    /// <summary>Completes when the process dies.</summary>
    public Task Died => _died.Task;

    /// <summary>The steps that were reached, in order: <c>before save domains</c>, <c>after publish dw.domain-registered</c>.</summary>
    public IReadOnlyList<string> Steps
    {
        get
        {
            lock (_lock)
                return [.. _steps];
        }
    }

    /// <summary>Dies at the step with this number, counted from 1.</summary>
    public void DieAt(int step) => _lastStep = step;

    /// <summary>Dies now.</summary>
    public void Kill()
    {
        lock (_lock)
            _isDead = true;
        _died.TrySetResult();
    }

    /// <summary>Reaches a step.</summary>
    /// <exception cref="ProcessKilledException">The process is dead, perhaps since this step.</exception>
    public void Reach(string step)
    {
        lock (_lock)
        {
            if (!_isDead)
            {
                _steps.Add(step);
                _isDead = _steps.Count >= _lastStep;
            }

            if (!_isDead)
                return;
        }

        _died.TrySetResult();
        throw new ProcessKilledException();
    }
}

/// <summary>What the code of a dead process meets wherever it turns. Nothing handles it, as nothing handles a kill.</summary>
public sealed class ProcessKilledException() : Exception("The process of this harness is dead.");
