namespace DomainWorkers.RegistrySimulator;

/// <summary>Faults as text: COMMAND:ACTION:HOW_OFTEN, where a command has a colon of its own (domain:create).</summary>
internal static class FaultArgument
{
    private static readonly FaultTexts<FaultRule> Texts = new(
        new Dictionary<string, FaultAction>
        {
            ["renew-twice"] = FaultAction.RenewTwice,
        }.Select(entry => KeyValuePair.Create(entry.Key, (WireFault)entry.Value)),
        action => new FaultRule((FaultAction)action));

    public static IReadOnlyCollection<string> Names => Texts.Names;

    public static string NameOf(FaultAction action) => Texts.NameOf((WireFault)action);

    public static FaultRule Parse(string text) => Texts.Parse(text);
}
