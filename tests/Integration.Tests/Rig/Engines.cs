namespace DomainWorkers.Integration.Tests.Rig;

/// <summary>A broker with its management API, and a document store.</summary>
internal sealed record Engines(string Broker, string Management, string Store)
{
    private const string EmbeddedOnly = "DOMAINWORKERS_EMBEDDED_ONLY";

    /// <summary>Those that the tests were given. Without them a test fails; it is skipped only where somebody said that this is meant.</summary>
    public static Engines Given()
    {
        SkipIfLeftOut();
        return new(Setting("Broker__Uri"), Setting("Broker__Management"), Setting("Store__Uri"));
    }

    public static void SkipIfLeftOut() => Assert.SkipWhen(IsLeftOut, $"embedded only: no broker and no document store ({EmbeddedOnly}=1)");

    public static bool IsLeftOut => Environment.GetEnvironmentVariable(EmbeddedOnly) == "1";

    private static string Setting(string name)
    {
        if (Environment.GetEnvironmentVariable(name) is { Length: > 0 } value)
            return value;
        Assert.Fail($"{name} is not set. Start broker and store and print the settings with: infra/engines up; infra/engines env. "
            + $"To leave them out: {EmbeddedOnly}=1.");
        return null!;
    }
}
