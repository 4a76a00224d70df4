using DomainWorkers.BuildingBlocks.Failures;
using DomainWorkers.BuildingBlocks.State;
using DomainWorkers.BuildingBlocks.State.InMemory;
using DomainWorkers.RegistrantVault.Keys;
using DomainWorkers.RegistrantVault.Rights;
using DomainWorkers.RegistrantVault.Samples;
using DomainWorkers.RegistrantVault.State;
using DomainWorkers.SeedRegistrants;
using Microsoft.Extensions.Configuration;
using static DomainWorkers.RegistrantVault.Tests.Rig.VaultRig;

namespace DomainWorkers.RegistrantVault.Tests;

public sealed class SeedCommandTests
{
    private const string Uri = "mongodb://127.0.0.1:1/?replicaSet=rs0";
    private readonly InMemoryStore _store = new();

    [Fact]
    public async Task It_stores_the_samples_once_with_the_keys_it_made()
    {
        var (_, made, _) = await Run([], "keys");
        var settings = Settings(made);
        var (code, output, errors) = await Run(settings, []);
        Assert.Equal((0, ""), (code, errors));
        Assert.Equal(SampleRegistrants.Drafts.Count, Lines(output).Count(line => line.EndsWith(" stored", StringComparison.Ordinal)));

        (code, output, _) = await Run(settings, []);
        Assert.Equal(0, code);
        Assert.All(Lines(output), line => Assert.EndsWith("already there", line, StringComparison.Ordinal));

        // What it stored is open to a worker that has no more than its own key.
        var own = settings.Where(setting => setting.Key.StartsWith("Vault:KeyEncryption:RegistrySubmission:", StringComparison.Ordinal));
        var keys = VaultKeys.Load(new ConfigurationBuilder().AddInMemoryCollection(own).Build(), VaultWorker.RegistrySubmission);
        var vault = new WorkerVault(VaultWorker.RegistrySubmission, VaultStores.Open(_store), keys, TimeProvider.System, TimeProvider.System);
        await vault.Registrants.ReadContact("acme-zhang", Purpose.RegistryContact, "op", Token);
    }

    [Fact]
    public async Task It_names_every_setting_that_is_missing()
    {
        var (code, _, errors) = await Run([], []);
        Assert.Equal(1, code);
        Assert.StartsWith("Store__Uri is required", errors, StringComparison.Ordinal);

        Assert.Equal(errors, (await Run([KeyValuePair.Create("Store:Uri", (string?)"")], [])).Errors);

        (code, _, errors) = await Run([KeyValuePair.Create("Store:Uri", (string?)Uri)], []);
        Assert.Equal(1, code);
        Assert.Contains("Vault__KeyEncryption__RealNameReview__Keys__<id> is missing", errors, StringComparison.Ordinal);
        Assert.Contains("Vault__Lookup__Keys__<id> is missing", errors, StringComparison.Ordinal);

        (code, _, errors) = await Run([KeyValuePair.Create("Store:Uri", (string?)"memory:")], []);
        Assert.Equal(1, code);
        Assert.StartsWith("Store__Uri is memory", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_says_when_the_store_does_not_answer()
    {
        var (_, made, _) = await Run([], "keys");
        _store.Faults.Disconnect();
        var (code, _, errors) = await Run(Settings(made), []);
        Assert.Equal(1, code);
        Assert.StartsWith("The store does not answer", errors, StringComparison.Ordinal);
        Assert.DoesNotContain(nameof(StoreUnavailableException), errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_public_half_it_prints_wraps_for_the_secret()
    {
        var secret = KeyGeneration.NewSecret();
        var (code, output, _) = await Run([], secret, "public");
        Assert.Equal(0, code);
        Assert.StartsWith("public:", output, StringComparison.Ordinal);
        Assert.DoesNotContain(secret, output, StringComparison.Ordinal);
        Assert.Equal(KeyGeneration.PublicHalf(secret), output.Trim());

        (code, _, var errors) = await Run([], "changeme", "public");
        Assert.Equal(1, code);
        Assert.DoesNotContain("changeme", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Anything_else_is_answered_with_its_usage()
    {
        var (code, _, errors) = await Run([], "", "destroy");
        Assert.Equal(64, code);
        Assert.Contains("usage: infra/seed", errors, StringComparison.Ordinal);
    }

    private static KeyValuePair<string, string?>[] Settings(string exports) =>
    [
        .. Lines(exports).Select(line => line["export ".Length..].Split('=', 2))
            .Select(pair => KeyValuePair.Create(pair[0].Replace("__", ":", StringComparison.Ordinal), (string?)pair[1])),
        KeyValuePair.Create("Store:Uri", (string?)Uri),
    ];

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private Task<(int Code, string Output, string Errors)> Run(KeyValuePair<string, string?>[] settings, string[] args) =>
        Run(settings, "", args);

    private Task<(int Code, string Output, string Errors)> Run(KeyValuePair<string, string?>[] settings, string args) =>
        Run(settings, "", args);

    private async Task<(int Code, string Output, string Errors)> Run(KeyValuePair<string, string?>[] settings, string input, params string[] args)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        using var reader = new StringReader(input);
        IStateStoreFactory Open(StoreOptions options) => options.Uri == Uri ? _store : throw new InvalidOperationException(options.Uri);
        var command = new SeedCommand(new ConfigurationBuilder().AddInMemoryCollection(settings).Build(), reader, output, errors, Open);
        return (await command.Run(args, Token), output.ToString(), errors.ToString());
    }
}
