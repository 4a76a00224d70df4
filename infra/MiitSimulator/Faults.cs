namespace DomainWorkers.MiitSimulator;

/// <summary>The script of misbehaviour: actions for the next calls, a state of maintenance, and verdicts on single names.</summary>
public sealed class Faults
{
    private readonly Lock _gate = new();
    private readonly List<(FaultAction Action, string Call, int Left)> _next = [];
    private readonly Dictionary<string, (int Code, int Left)> _verdicts = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Everything is answered 901 and 902 while this is true.</summary>
    public bool Maintenance { get; set; }

    /// <summary>Applies to the next <paramref name="times"/> calls of this name, or of any name for "*".</summary>
    public void Next(FaultAction action, string call = "*", int times = 1)
    {
        lock (_gate)
            _next.Add((action, call, times));
    }

    /// <summary>A data code for the next records about a name, whatever they say.</summary>
    public void Judge(string domain, int code, int times = 1)
    {
        lock (_gate)
            _verdicts[domain] = (code, times);
    }

    /// <summary>Faults that were asked for and have not happened yet.</summary>
    public int Waiting
    {
        get
        {
            lock (_gate)
                return _next.Sum(rule => rule.Left);
        }
    }

    internal FaultAction? Take(string call, params ReadOnlySpan<FaultAction> among)
    {
        if (Maintenance && among.Contains(FaultAction.Maintenance))
            return FaultAction.Maintenance;

        lock (_gate)
        {
            for (var i = 0; i < _next.Count; i++)
            {
                var rule = _next[i];
                if (!among.Contains(rule.Action) || (rule.Call != "*" && rule.Call != call))
                    continue;
                if (rule.Left == 1)
                    _next.RemoveAt(i);
                else
                    _next[i] = rule with { Left = rule.Left - 1 };
                return rule.Action;
            }

            return null;
        }
    }

    internal int? Verdict(string domain)
    {
        lock (_gate)
        {
            if (!_verdicts.TryGetValue(domain, out var verdict))
                return null;
            if (verdict.Left == 1)
                _verdicts.Remove(domain);
            else
                _verdicts[domain] = verdict with { Left = verdict.Left - 1 };
            return verdict.Code;
        }
    }
}
