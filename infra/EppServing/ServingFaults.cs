namespace DomainWorkers.EppServing;

/// <summary>The rules by which a server misbehaves; they may change while it runs, the first that matches and hits is applied.</summary>
public abstract class ServingFaults<TFault>(int seed)
    where TFault : ServingFault
{
    private readonly Lock _gate = new();
    private readonly List<TFault> _rules = [];
    private readonly Dictionary<WireFault, int> _applied = [];
    private readonly Random _dice = new(seed);

    public IReadOnlyList<TFault> Rules
    {
        get
        {
            lock (_gate)
                return [.. _rules];
        }
    }

    public void Add(TFault rule)
    {
        lock (_gate)
            _rules.Add(rule);
    }

    /// <summary>Removes all rules with this action for these commands; says whether there was one.</summary>
    protected bool Remove(WireFault action, string command)
    {
        lock (_gate)
            return _rules.RemoveAll(rule => rule.Wire == action && (command == "*" || rule.Command == command)) > 0;
    }

    public void Clear()
    {
        lock (_gate)
            _rules.Clear();
    }

    /// <summary>How often a fault was applied so far; cleared rules stay counted.</summary>
    protected int Applied(WireFault action)
    {
        lock (_gate)
            return _applied.GetValueOrDefault(action);
    }

    public TFault? Take(string command, string? account, string name)
    {
        lock (_gate)
        {
            for (var i = 0; i < _rules.Count; i++)
            {
                var rule = _rules[i];
                if (!rule.Matches(command, account, name) || _dice.NextDouble() >= rule.Probability)
                    continue;

                Spend(i, rule);
                _applied[rule.Wire] = _applied.GetValueOrDefault(rule.Wire) + 1;
                return rule;
            }
        }

        return null;
    }

    private void Spend(int index, TFault rule)
    {
        if (rule.Next is not { } left)
            return;
        if (left <= 1)
            _rules.RemoveAt(index);
        else
            _rules[index] = rule with { Next = left - 1 };
    }
}
