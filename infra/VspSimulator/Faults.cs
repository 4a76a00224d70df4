namespace DomainWorkers.VspSimulator;

/// <summary>The rules by which the provider misbehaves; they may change while it runs, the first that matches and hits is applied.</summary>
public sealed class Faults
{
    private readonly Lock _gate = new();
    private readonly List<FaultRule> _rules = [];
    private readonly Dictionary<FaultAction, int> _applied = [];
    private readonly Random _dice;

    internal Faults(int seed) => _dice = new Random(seed);

    public IReadOnlyList<FaultRule> Rules
    {
        get
        {
            lock (_gate)
                return [.. _rules];
        }
    }

    public void Add(FaultRule rule)
    {
        lock (_gate)
            _rules.Add(rule);
    }

    /// <summary>Removes all rules with this action for these commands; says whether there was one.</summary>
    public bool Remove(FaultAction action, string command = "*")
    {
        lock (_gate)
            return _rules.RemoveAll(rule => rule.Action == action && (command == "*" || rule.Command == command)) > 0;
    }

    public void Clear()
    {
        lock (_gate)
            _rules.Clear();
    }

    /// <summary>How often a fault was applied so far; cleared rules stay counted.</summary>
    public int Applied(FaultAction action)
    {
        lock (_gate)
            return _applied.GetValueOrDefault(action);
    }

    internal FaultRule? Take(string command, string? account, string name)
    {
        lock (_gate)
        {
            for (var i = 0; i < _rules.Count; i++)
            {
                var rule = _rules[i];
                if (!rule.Matches(command, account, name) || _dice.NextDouble() >= rule.Probability)
                    continue;

                Spend(i, rule);
                _applied[rule.Action] = _applied.GetValueOrDefault(rule.Action) + 1;
                return rule;
            }
        }

        return null;
    }

    private void Spend(int index, FaultRule rule)
    {
        if (rule.Next is not { } left)
            return;
        if (left <= 1)
            _rules.RemoveAt(index);
        else
            _rules[index] = rule with { Next = left - 1 };
    }
}
