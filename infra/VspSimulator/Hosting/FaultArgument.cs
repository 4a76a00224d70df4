using System.Globalization;

namespace DomainWorkers.VspSimulator;

/// <summary>Faults as text: COMMAND:ACTION:HOW_OFTEN, where a command has a colon of its own (nv:info).</summary>
internal static class FaultArgument
{
    private static readonly Dictionary<string, FaultAction> Actions = new()
    {
        ["execute-drop"] = FaultAction.ExecuteThenDrop,
        ["drop"] = FaultAction.DropBeforeExecuting,
        ["execute-half-open"] = FaultAction.ExecuteThenHalfOpen,
        ["half-open"] = FaultAction.HalfOpen,
        ["slow"] = FaultAction.SlowBytes,
        ["truncate"] = FaultAction.TruncateAnswer,
        ["huge-length"] = FaultAction.HugeLength,
        ["wrong-cltrid"] = FaultAction.WrongClientTransactionId,
        ["answer-twice"] = FaultAction.AnswerTwice,
        ["delay"] = FaultAction.Delay,
        ["fail-2400"] = FaultAction.Fail2400,
        ["fail-2500"] = FaultAction.Fail2500,
        ["execute-fail-2400"] = FaultAction.ExecuteThenFail2400,
        ["session-limit"] = FaultAction.SessionLimit,
        ["no-credit"] = FaultAction.OutOfCredit,
        ["refuse-login"] = FaultAction.RefuseLogin,
        ["refuse"] = FaultAction.Refuse,
        ["pend"] = FaultAction.Pend,
        ["notice-twice"] = FaultAction.NoticeTwice,
        ["notice-lost"] = FaultAction.NoticeLost,
        ["sign-unknown"] = FaultAction.SignUnknown,
        ["sign-expired"] = FaultAction.SignExpired,
        ["sign-revoked"] = FaultAction.SignRevoked,
        ["sign-wrapped"] = FaultAction.SignWrapped,
        ["sign-wrapped-beside"] = FaultAction.SignWrappedBeside,
        ["sign-other"] = FaultAction.SignOther,
        ["sign-other-type"] = FaultAction.SignOtherType,
        ["sign-tampered"] = FaultAction.SignTampered,
        ["sign-weak"] = FaultAction.SignWeak,
        ["no-signature"] = FaultAction.NoSignature,
    };

    public static IReadOnlyCollection<string> Names => Actions.Keys;

    public static string NameOf(FaultAction action) => Actions.First(entry => entry.Value == action).Key;

    public static FaultRule Parse(string text)
    {
        var parts = text.Split(':');
        if (parts.Length < 3)
            throw new FormatException($"Fault '{text}': expected COMMAND:ACTION:PROBABILITY or COMMAND:ACTION:nextN.");
        if (!Actions.TryGetValue(parts[^2], out var action))
            throw new FormatException($"Fault '{text}': '{parts[^2]}' is none of {string.Join(", ", Names)}.");
        var rule = new FaultRule(action) { Command = string.Join(':', parts[..^2]) };
        var often = parts[^1];
        if (often.StartsWith("next", StringComparison.Ordinal)
            && int.TryParse(often.AsSpan(4), NumberStyles.None, CultureInfo.InvariantCulture, out var next) && next > 0)
            return rule with { Next = next };
        return double.TryParse(often, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var probability) && probability <= 1
            ? rule with { Probability = probability }
            : throw new FormatException($"Fault '{text}': '{often}' is neither a probability from 0 to 1 nor next1, next2, ...");
    }
}
