namespace DomainWorkers.Epp;

/// <summary>
/// The sessions nobody uses, and the callers that would take one. A session put back goes to the longest waiting.
/// </summary>
internal sealed class EppIdleSessions
{
    private readonly Lock _gate = new();

    // The last one used is the first to be used again, so that what is superfluous stays idle and can be released.
    private readonly List<EppSession> _sessions = [];
    private readonly LinkedList<TaskCompletionSource<EppSession>> _waiting = new();

    /// <summary>Those that could serve a command now.</summary>
    public int Usable
    {
        get
        {
            lock (_gate)
            {
                return _sessions.Count(session => session.Usable);
            }
        }
    }

    public EppSession? Take()
    {
        lock (_gate)
        {
            return _sessions.Count == 0 ? null : RemoveAt(_sessions.Count - 1);
        }
    }

    /// <summary>Takes the longest idle one that needs something.</summary>
    public EppSession? Take(Func<EppSession, bool> needsCare)
    {
        lock (_gate)
        {
            var index = _sessions.FindIndex(session => needsCare(session));
            return index < 0 ? null : RemoveAt(index);
        }
    }

    public void Put(EppSession session)
    {
        lock (_gate)
        {
            if (_waiting.First is { } first)
            {
                _waiting.RemoveFirst();
                first.Value.SetResult(session);
            }
            else
            {
                _sessions.Add(session);
            }
        }
    }

    public LinkedListNode<TaskCompletionSource<EppSession>> Wait()
    {
        lock (_gate)
        {
            // A caller's continuation must not run under our lock.
            return _waiting.AddLast(new TaskCompletionSource<EppSession>(TaskCreationOptions.RunContinuationsAsynchronously));
        }
    }

    /// <summary>Stops waiting; the session when one had been handed over in the meantime.</summary>
    public EppSession? Withdraw(LinkedListNode<TaskCompletionSource<EppSession>> waiting)
    {
        lock (_gate)
        {
            if (waiting.List is null)
            {
                return waiting.Value.Task.Result;
            }

            _waiting.Remove(waiting);
            return null;
        }
    }

    private EppSession RemoveAt(int index)
    {
        var session = _sessions[index];
        _sessions.RemoveAt(index);
        return session;
    }
}
