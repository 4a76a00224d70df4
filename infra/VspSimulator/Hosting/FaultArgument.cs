namespace DomainWorkers.VspSimulator;

/// <summary>Faults as text: COMMAND:ACTION:HOW_OFTEN, where a command has a colon of its own (nv:info).</summary>
internal static class FaultArgument
{
    private static readonly FaultTexts<FaultRule> Texts = new(
        new Dictionary<string, FaultAction>
        {
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
        }.Select(entry => KeyValuePair.Create(entry.Key, (WireFault)entry.Value)),
        action => new FaultRule((FaultAction)action));

    public static IReadOnlyCollection<string> Names => Texts.Names;

    public static string NameOf(FaultAction action) => Texts.NameOf((WireFault)action);

    public static FaultRule Parse(string text) => Texts.Parse(text);
}
