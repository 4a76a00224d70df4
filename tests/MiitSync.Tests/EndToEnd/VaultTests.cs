using DomainWorkers.BuildingBlocks;
using DomainWorkers.Contracts.Registration;
using DomainWorkers.MiitSync.State;
using DomainWorkers.MiitSync.Tests.Adapters;
using DomainWorkers.MiitSync.Tests.Rig;
using DomainWorkers.RegistrantVault;
using DomainWorkers.RegistrantVault.Keys;
using DomainWorkers.RegistrantVault.Rights;
using DomainWorkers.RegistrantVault.Samples;
using DomainWorkers.RegistrantVault.State;
using DomainWorkers.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace DomainWorkers.MiitSync.Tests.EndToEnd;

/// <summary>The worker on its real vault: sample registrants, and upload files as sealed blobs.</summary>
public sealed class VaultTests
{
    [Fact]
    public async Task Sample_registrants_are_reported_and_nothing_of_them_stays_outside_the_vault()
    {
        var clock = new FakeTimeProvider(Names.RegisteredAt.AddMinutes(30));
        await using var counter = await Counter.Open(clock, realVault: true);
        await using var worker = await WorkerHarness.Start(new MiitSyncModule(), new HarnessSetup { Clock = clock, Parts = [counter] });
        var review = new WorkerVault(
            VaultWorker.RealNameReview, worker.Services.GetRequiredService<VaultStores>(), worker.Services.GetRequiredService<VaultKeys>(),
            clock, worker.Services.GetRequiredKeyedService<TimeProvider>(Clocks.Machine));
        await SampleRegistrants.Load(review.Registrants, CancellationToken.None);
        string[] profiles = ["acme-zhang", "acme-li", "acme-company", "acme-hongkong"];
        foreach (var profile in profiles)
        {
            var domain = Names.Domain($"{profile}.cn") with { ProfileId = profile };
            await worker.Send(new DomainRegistered { Account = Desk.Account, OrderId = $"o-{profile}", At = clock.GetUtcNow(), Years = 1, Domain = domain });
        }

        await worker.AdvanceMachine(TimeSpan.FromSeconds(40));
        clock.Advance(TimeSpan.FromHours(4));
        await worker.AdvanceMachine(TimeSpan.FromSeconds(65));

        Assert.Equal(profiles.Select(profile => $"{profile}.cn").Order(StringComparer.Ordinal), counter.Ministry.Records.Select(record => record.Name));
        Assert.All(counter.Ministry.Records, record => Assert.Equal("100001", record.IspId.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        var names = counter.Ministry.Records.SelectMany(record => new[] { record.Fields["Zcr_mc"], record.Fields["Zcr_dzyj"], record.Fields["Zcr_dhhm"] }).ToList();
        var state = string.Join('\n', await Everything(worker));
        Assert.All(names, name => Assert.DoesNotContain(name, state, StringComparison.Ordinal));
        Assert.All(names, name => Assert.DoesNotContain(worker.Log, line => line.Text.Contains(name, StringComparison.Ordinal)));

        var file = (await worker.Find<UploadFile>(UploadFile.IdOf(Counter.Unit, 1)))!;
        var own = worker.Services.GetRequiredKeyedService<WorkerVault>(MiitSyncModule.WorkerName);
        var bytes = (await own.Blobs.Open(file.BlobId, Purpose.ResendUpload, "test", CancellationToken.None)).Reveal();
        Assert.Empty(UploadForm.Problems(MiitSync.Adapters.V3.Packing.Unzip(bytes, 1_000_000)));
        await Assert.ThrowsAsync<PurposeRefusedException>(() => review.Blobs.Open(file.BlobId, Purpose.ReviewIdentity, "test", CancellationToken.None));
    }

    private static async Task<IEnumerable<string>> Everything(WorkerHarness worker)
    {
        var domains = await worker.Services.GetRequiredService<BuildingBlocks.State.IStateStore<ReportedDomain>>().Page(null, 100, CancellationToken.None);
        var files = await worker.Services.GetRequiredService<BuildingBlocks.State.IStateStore<UploadFile>>().Page(null, 100, CancellationToken.None);
        return [.. domains.Select(domain => System.Text.Json.JsonSerializer.Serialize(domain)), .. files.Select(file => System.Text.Json.JsonSerializer.Serialize(file))];
    }
}
