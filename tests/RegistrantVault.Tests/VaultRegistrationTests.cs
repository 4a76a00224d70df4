using DomainWorkers.BuildingBlocks;
using DomainWorkers.BuildingBlocks.Hosting;
using DomainWorkers.BuildingBlocks.State;
using DomainWorkers.BuildingBlocks.State.InMemory;
using DomainWorkers.RegistrantVault.Hosting;
using DomainWorkers.RegistrantVault.Rights;
using DomainWorkers.RegistrantVault.State;
using DomainWorkers.RegistrantVault.Tests.Rig;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using static DomainWorkers.RegistrantVault.Tests.Rig.VaultRig;

namespace DomainWorkers.RegistrantVault.Tests;

public sealed class VaultRegistrationTests
{
    [Fact]
    public async Task Workers_of_one_process_share_stores_and_keys_and_keep_their_own_rights()
    {
        await using var provider = Provider(
            [("Store:Uri", "memory:")], ("real-name-review", VaultWorker.RealNameReview), ("registry-submission", VaultWorker.RegistrySubmission));
        var review = provider.GetRequiredKeyedService<WorkerVault>("real-name-review");
        var submission = provider.GetRequiredKeyedService<WorkerVault>("registry-submission");
        await review.Registrants.Store(People.Draft(), Token);

        Assert.Equal(VaultWorker.RegistrySubmission, submission.Worker);
        await submission.Registrants.ReadContact(People.Wang, Purpose.RegistryContact, "op", Token);
        await Assert.ThrowsAsync<PurposeRefusedException>(() => submission.Registrants.ReadContact(People.Wang, Purpose.ReviewIdentity, "op", Token));

        var views = provider.GetServices<IStateView>().ToArray();
        Assert.Equal(
            ["accessLog", "blobParts", "blobs", "dataKeys", "erasures", "lookups", "registrants"], views.Select(view => view.Collection).Order());
        Assert.All(views, view => Assert.Equal(VaultStores.Owner, view.Worker));
        foreach (var view in views)
            await view.Prepare(Token);
        Assert.Equal(1, (await views.Single(view => view.Collection == "registrants").Summarise(TimeProvider.System.GetUtcNow(), Token)).Documents);
        provider.GetRequiredService<IStartupValidator>().Validate();
    }

    [Fact]
    public void A_process_with_a_database_and_no_keys_does_not_start()
    {
        using var provider = Provider([("Store:Uri", "mongodb://127.0.0.1:1/")], ("miit-sync", VaultWorker.MiitSync));
        var refused = Assert.Throws<OptionsValidationException>(() => provider.GetRequiredService<IStartupValidator>().Validate());
        Assert.StartsWith("Vault__KeyEncryption__MiitSync__Keys__<id> is missing", Assert.Single(refused.Failures), StringComparison.Ordinal);
    }

    [Fact]
    public void Keys_that_are_set_are_checked_in_memory_as_well()
    {
        using var provider = Provider(
            [("Store:Uri", "memory:"), ("Vault:KeyEncryption:MiitSync:Keys:k1", "AAAA")], ("miit-sync", VaultWorker.MiitSync));
        Assert.Throws<OptionsValidationException>(() => provider.GetRequiredService<IStartupValidator>().Validate());
    }

    [Fact]
    public async Task The_worker_that_keeps_profiles_runs_the_upkeep()
    {
        await using var provider = Provider([("Store:Uri", "memory:")], ("real-name-review", VaultWorker.RealNameReview));
        var sweep = provider.GetRequiredKeyedService<BuildingBlocks.Sweeps.ISweep>("real-name-review/vault-upkeep");
        Assert.Equal(0, await sweep.Run(Token));
    }

    private static ServiceProvider Provider((string Key, string Value)[] settings, params (string Name, VaultWorker Rights)[] workers)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value))).Build();
        var services = new ServiceCollection();
        services.AddSingleton(TimeProvider.System);
        services.AddKeyedSingleton(Clocks.Machine, TimeProvider.System);
        services.AddSingleton<IStateStoreFactory>(new InMemoryStore());
        foreach (var (name, rights) in workers)
            new WorkerBuilder(name, services, configuration).AddRegistrantVault(rights);
        return services.BuildServiceProvider();
    }
}
