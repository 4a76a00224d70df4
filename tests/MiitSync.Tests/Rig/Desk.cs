using DomainWorkers.BuildingBlocks.State;
using DomainWorkers.BuildingBlocks.Sweeps;
using DomainWorkers.Contracts.Domains;
using DomainWorkers.Contracts.Lifecycle;
using DomainWorkers.Contracts.Miit;
using DomainWorkers.Contracts.RealName;
using DomainWorkers.Contracts.Registration;
using DomainWorkers.MiitSimulator;
using DomainWorkers.MiitSync.State;
using DomainWorkers.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace DomainWorkers.MiitSync.Tests.Rig;

/// <summary>The worker as it runs, a ministry that it reports to, and the events of the other workers.</summary>
internal sealed class Desk : IAsyncDisposable
{
    public const string Account = "acme";

    private Desk(WorkerHarness worker, Counter counter) => (Worker, Counter) = (worker, counter);

    public WorkerHarness Worker { get; }

    public Counter Counter { get; }

    public DateTimeOffset Now => Worker.Clock.GetUtcNow();

    public static async Task<Desk> Start(
        Func<MinistryOptions, MinistryOptions>? change = null, params KeyValuePair<string, string?>[] settings)
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2025, 1, 6, 2, 0, 0, TimeSpan.Zero));
        var counter = await Counter.Open(clock, change);
        var worker = await WorkerHarness.Start(
            new MiitSyncModule(), new HarnessSetup { Clock = clock, Parts = [counter], Settings = settings.ToDictionary() });
        // Quartz would have woken them by now.
        await worker.Services.GetRequiredService<SweepRound>().Run(CancellationToken.None);
        return new Desk(worker, counter);
    }

    /// <summary>Lets business time pass, then machine time until the worker has fetched and sent what there is.</summary>
    public async Task Pass(TimeSpan span)
    {
        Worker.Clock.Advance(span);
        await Worker.AdvanceMachine(TimeSpan.FromSeconds(65));
    }

    /// <summary>Until results are there and were fetched.</summary>
    public Task Results() => Pass(TimeSpan.FromHours(4));

    public async Task Registered(DomainRecord domain)
    {
        await Worker.Send(new DomainRegistered { Account = Account, OrderId = $"o-{domain.Version}-{domain.Id[2..8]}", At = Now, Years = 1, Domain = domain });
        await Worker.AdvanceMachine(TimeSpan.FromSeconds(35));
    }

    public async Task Renewed(DomainRecord domain)
    {
        await Worker.Send(new DomainRenewed
        {
            Account = Account, OrderId = $"r-{domain.Version}", At = Now, Years = 1, PreviousExpiresAt = domain.ExpiresAt!.Value.AddYears(-1), Domain = domain,
        });
        await Worker.AdvanceMachine(TimeSpan.FromSeconds(35));
    }

    public async Task Deleted(DomainRecord domain)
    {
        await Worker.Send(new DomainDeleted { Account = Account, OrderId = "d-1", At = Now, Domain = domain });
        await Worker.AdvanceMachine(TimeSpan.FromSeconds(35));
    }

    public async Task Verified(DomainRecord domain, bool verified = true, long revision = 1)
    {
        await Worker.Send(new RealNameStandingChanged { Account = Account, DomainId = domain.Id, At = Now, Verified = verified, Revision = revision });
        await Worker.Settled();
    }

    public async Task<IcpReadinessAnswered> Ask(DomainRecord domain, string requestId = "q-1", string? subject = null, string? filing = null, int? province = null)
    {
        await Worker.Send(new AskIcpReadiness
        {
            Account = Account, RequestId = requestId, IssuedAt = Now, DomainId = domain.Id, SubjectProfileId = subject, SubjectFilingNumber = filing,
            ProvinceCode = province,
        });
        await Worker.AdvanceMachine(TimeSpan.FromSeconds(35));
        return Worker.Published<IcpReadinessAnswered>().Last(answer => answer.RequestId == requestId);
    }

    public async Task<ReportedDomain> Find(DomainRecord domain) => (await Worker.Find<ReportedDomain>(domain.Id))!;

    public Task<IReadOnlyList<ReportedDomain>> All() =>
        Worker.Services.GetRequiredService<IStateStore<ReportedDomain>>().Page(null, 100_000, CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        await Worker.DisposeAsync();
        await Counter.DisposeAsync();
    }
}
