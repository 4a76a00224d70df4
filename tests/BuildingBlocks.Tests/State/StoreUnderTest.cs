using DomainWorkers.BuildingBlocks.State;
using MongoDB.Driver;

namespace DomainWorkers.BuildingBlocks.Tests.State;

/// <summary>The database server that the tests were given, and names in it that no other run uses.</summary>
internal static class StoreUnderTest
{
    private const string Setting = "Store__Uri";
    private const string EmbeddedOnly = "DOMAINWORKERS_EMBEDDED_ONLY";

    /// <summary>Its connection string. Without one, a test fails; it is skipped only where somebody said that this is meant.</summary>
    public static string Uri()
    {
        if (Environment.GetEnvironmentVariable(Setting) is { Length: > 0 } uri)
            return uri;
        Assert.SkipWhen(Environment.GetEnvironmentVariable(EmbeddedOnly) == "1", $"embedded only: no document store ({EmbeddedOnly}=1)");
        Assert.Fail($"No document store: {Setting} is not set. Start one and print the setting with: infra/engines up store; infra/engines env. "
            + $"To leave it out: {EmbeddedOnly}=1.");
        return null!;
    }

    public static StoreOptions Options() => new() { Uri = Uri(), DatabasePrefix = $"test-{Guid.NewGuid():N}"[..16] };

    public static async Task Drop(StoreOptions options)
    {
        using var client = new MongoClient(options.Uri);
        foreach (var name in await (await client.ListDatabaseNamesAsync()).ToListAsync())
        {
            if (name.StartsWith(options.DatabasePrefix + "-", StringComparison.Ordinal))
                await client.DropDatabaseAsync(name);
        }
    }
}
