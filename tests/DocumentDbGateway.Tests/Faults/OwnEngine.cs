using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using MongoDB.Driver;

namespace DomainWorkers.DocumentDbGateway.Tests.Faults;

/// <summary>One test at a time has the engine: the next one may kill it.</summary>
[CollectionDefinition(Name)]
public sealed class OwnEngineTests : ICollectionFixture<OwnEngine>
{
    public const string Name = "own engine";
}

/// <summary>A document engine of these tests alone, which they may kill: the shared one is never touched.</summary>
public sealed class OwnEngine : IAsyncLifetime
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    private readonly string _state = Directory.CreateTempSubdirectory("domainworkers-engine-").FullName;

    public string Uri { get; private set; } = "";

    public int PostgresPort => int.Parse(File.ReadAllText(Path.Combine(_state, "postgres.port")), CultureInfo.InvariantCulture);

    public string Postgres => $"Host=127.0.0.1;Port={PostgresPort};Username=postgres;Database=postgres";

    public MongoClient Client => new(Uri);

    public async ValueTask InitializeAsync()
    {
        if (IsLeftOut)
            return;
        await Engines("up", "store");
        var export = await Engines("env", "store");
        Uri = export.Split('\'')[1];
    }

    /// <summary>Called first by each test: a fixture cannot skip.</summary>
    public static void Needed() => Assert.SkipWhen(IsLeftOut, "DOMAINWORKERS_EMBEDDED_ONLY=1 leaves the engines out");

    public Task Kill() => Engines("kill", "store");

    public Task Start() => Engines("start", "store");

    public async ValueTask DisposeAsync()
    {
        if (!IsLeftOut)
            await Engines("down", "--purge");
        Directory.Delete(_state, recursive: true);
    }

    private static bool IsLeftOut => Environment.GetEnvironmentVariable("DOMAINWORKERS_EMBEDDED_ONLY") == "1";

    private async Task<string> Engines(params string[] arguments)
    {
        var root = typeof(OwnEngine).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "RepositoryRoot").Value!;
        var start = new ProcessStartInfo(Path.Combine(root, "infra", "engines"), ["--state", _state, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true
        };
        // The store that the other tests use is given by this name; here one of our own is wanted.
        start.Environment.Remove("Store__Uri");
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var messages = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync().WaitAsync(Longest);
        return process.ExitCode == 0
            ? await output
            : throw new InvalidOperationException($"infra/engines {string.Join(' ', arguments)} ended with {process.ExitCode}:\n{await messages}");
    }
}
