using System.Globalization;

namespace DomainWorkers.EppServing;

/// <summary>Faults as text: COMMAND:ACTION:HOW_OFTEN, where a command may have a colon of its own.</summary>
/// <param name="own">Names of the server's own actions, beside those that all servers share.</param>
/// <param name="rule">Makes the server's rule of an action.</param>
public sealed class FaultTexts<TFault>(IEnumerable<KeyValuePair<string, WireFault>> own, Func<WireFault, TFault> rule)
    where TFault : ServingFault
{
    private readonly Dictionary<string, WireFault> _actions = new([.. Shared, .. own]);

    private static KeyValuePair<string, WireFault>[] Shared =>
    [
        new("execute-drop", WireFault.ExecuteThenDrop),
        new("drop", WireFault.DropBeforeExecuting),
        new("execute-half-open", WireFault.ExecuteThenHalfOpen),
        new("half-open", WireFault.HalfOpen),
        new("slow", WireFault.SlowBytes),
        new("truncate", WireFault.TruncateAnswer),
        new("huge-length", WireFault.HugeLength),
        new("wrong-cltrid", WireFault.WrongClientTransactionId),
        new("answer-twice", WireFault.AnswerTwice),
        new("delay", WireFault.Delay),
        new("fail-2400", WireFault.Fail2400),
        new("fail-2500", WireFault.Fail2500),
        new("execute-fail-2400", WireFault.ExecuteThenFail2400),
        new("session-limit", WireFault.SessionLimit),
        new("no-credit", WireFault.OutOfCredit),
        new("refuse-login", WireFault.RefuseLogin),
    ];

    public IReadOnlyCollection<string> Names => _actions.Keys;

    public string NameOf(WireFault action) => _actions.First(entry => entry.Value == action).Key;

    public TFault Parse(string text)
    {
        var parts = text.Split(':');
        if (parts.Length < 3)
            throw new FormatException($"Fault '{text}': expected COMMAND:ACTION:PROBABILITY or COMMAND:ACTION:nextN.");
        if (!_actions.TryGetValue(parts[^2], out var action))
            throw new FormatException($"Fault '{text}': '{parts[^2]}' is none of {string.Join(", ", Names)}.");
        var made = rule(action) with { Command = string.Join(':', parts[..^2]) };
        var often = parts[^1];
        if (often.StartsWith("next", StringComparison.Ordinal)
            && int.TryParse(often.AsSpan(4), NumberStyles.None, CultureInfo.InvariantCulture, out var next) && next > 0)
            return made with { Next = next };
        return double.TryParse(often, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var probability) && probability <= 1
            ? made with { Probability = probability }
            : throw new FormatException($"Fault '{text}': '{often}' is neither a probability from 0 to 1 nor next1, next2, ...");
    }
}
