using DomainWorkers.Epp;

namespace DomainWorkers.RealNameReview.Adapters.Provider;

/// <summary>
/// What polled messages told, by code: a refusal's words stand nowhere else. Only a memory: after a restart the message that is not
/// acknowledged comes again.
/// </summary>
internal sealed class Decisions
{
    private const int Capacity = 4096;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, NameVerificationDecision> _byCode = [];
    private readonly Queue<string> _order = new();

    public void Remember(NameVerificationDecision decision)
    {
        lock (_gate)
        {
            if (!_byCode.ContainsKey(decision.Code.Value))
                _order.Enqueue(decision.Code.Value);
            _byCode[decision.Code.Value] = decision;
            if (_order.Count > Capacity)
                _byCode.Remove(_order.Dequeue());
        }
    }

    public NameVerificationDecision? Of(string code)
    {
        lock (_gate)
        {
            return _byCode.GetValueOrDefault(code);
        }
    }

    /// <summary>Codes of that type, newest first.</summary>
    public IReadOnlyList<string> Codes(string type, int most)
    {
        lock (_gate)
        {
            return [.. _order.Reverse().Where(code => _byCode[code].Code.Type == type).Take(most)];
        }
    }
}
