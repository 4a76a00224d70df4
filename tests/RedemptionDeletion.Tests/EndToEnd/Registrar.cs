using DomainWorkers.BuildingBlocks;
using DomainWorkers.BuildingBlocks.Hosting;
using DomainWorkers.Contracts.Delegation;
using DomainWorkers.Contracts.Domains;
using DomainWorkers.Contracts.Redemption;
using DomainWorkers.Contracts.Registration;
using DomainWorkers.RedemptionDeletion.State;
using DomainWorkers.RegistrantVault;
using DomainWorkers.RegistrantVault.Keys;
using DomainWorkers.RegistrantVault.Rights;
using DomainWorkers.RegistrantVault.Samples;
using DomainWorkers.RegistrantVault.State;
using DomainWorkers.RegistrySimulator;
using DomainWorkers.RegistrySubmission;
using DomainWorkers.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using DelegationSigner = DomainWorkers.Contracts.Domains.DelegationSigner;

namespace DomainWorkers.RedemptionDeletion.Tests.EndToEnd;

/// <summary>RegistrySubmission and RedemptionDeletion as they run, with a registry that speaks EPP, and an order side that pays.</summary>
internal sealed class Registrar : IAsyncDisposable
{
    public static readonly IReadOnlyList<string> Servers = ["ns1.example.net", "ns2.example.net"];
    public static readonly IReadOnlyList<string> Parking = ["park1.example.net", "park2.example.net"];
    public static readonly DelegationSigner Signer = new() { KeyTag = 12345, Algorithm = 13, DigestType = 2, Digest = new string('a', 64) };

    // Longer than a lease, a settle delay and the first pauses together; the queue of notices is read meanwhile.
    private static readonly TimeSpan LongEnough = TimeSpan.FromSeconds(40);

    private Registrar(WorkerHarness worker, SimulatedRegistry registry) => (Worker, Registry) = (worker, registry);

    public WorkerHarness Worker { get; }

    public SimulatedRegistry Registry { get; }

    public DateTimeOffset Now => Worker.Clock.GetUtcNow();

    public static async Task<Registrar> Start(DateTimeOffset? now = null)
    {
        var clock = new FakeTimeProvider(now ?? new DateTimeOffset(2025, 1, 6, 1, 0, 0, TimeSpan.Zero));
        var registry = await SimulatedRegistry.Start(clock);
        var worker = await WorkerHarness.Start(
            [new RegistrySubmissionModule(), new RedemptionDeletionModule()], new HarnessSetup
            {
                Clock = clock,
                Parts = [registry],
                Settings = new Dictionary<string, string?>
                {
                    ["Poll:Every"] = "00:00:10",
                    ["Redemption:ParkingNameServers:0"] = Parking[0],
                    ["Redemption:ParkingNameServers:1"] = Parking[1],
                },
            });
        var vault = new WorkerVault(
            VaultWorker.RealNameReview, worker.Services.GetRequiredService<VaultStores>(), worker.Services.GetRequiredService<VaultKeys>(),
            clock, worker.Services.GetRequiredKeyedService<TimeProvider>(Clocks.Machine));
        await SampleRegistrants.Load(vault.Registrants, CancellationToken.None);
        return new Registrar(worker, registry);
    }

    /// <summary>Sends a message and lets machine time pass until nothing is left to do about it.</summary>
    public async Task Say(object message)
    {
        await Worker.Send(message);
        await Worker.AdvanceMachine(LongEnough);
    }

    /// <summary>Lets business time pass, from one due instant to the next.</summary>
    public async Task Until(DateTimeOffset end)
    {
        await Worker.AdvanceMachine(LongEnough);
        for (var now = Now; now < end; now = Now)
        {
            var next = (await Worker.Services.GetRequiredService<Quiescence>().Rest(CancellationToken.None)).NextBusinessDue;
            Worker.Clock.Advance((next > now && next < end ? next.Value : end) - now);
            await Worker.AdvanceMachine(LongEnough);
        }
    }

    /// <summary>A domain of the account with a signed delegation. Names under .hk are not sold, so one that is there is adopted.</summary>
    public async Task<DomainRecord> Own(string name)
    {
        if (name.EndsWith(".hk", StringComparison.Ordinal))
        {
            Registry.Server.Desk.Seed(name, SimulatedRegistry.ClientId);
            await Say(new AdoptDomain { Account = Given.Account, OrderId = "adopt", IssuedAt = Now, DomainName = name });
        }
        else
        {
            await Say(new SubmitRegistration
            {
                Account = Given.Account, OrderId = "reg", IssuedAt = Now, DomainName = name, Years = 1, ProfileId = "acme-company", NameServers = Servers,
            });
        }

        var id = Worker.Published<DomainRegistered>().Select(said => said.Domain).Concat(Worker.Published<DomainAdopted>().Select(said => said.Domain)).Single().Id;
        await Say(new ChangeNameServers
        {
            Account = Given.Account, OrderId = "ns", IssuedAt = Now, DomainId = id, NameServers = Servers, DelegationSigners = [Signer],
        });
        return Assert.Single(Worker.Published<NameServersChanged>()).Domain;
    }

    public async Task Pay(DomainRecord domain, string orderId, PaymentPurpose purpose)
    {
        await Say(new PaymentStarted
        {
            Account = Given.Account, PaymentId = "pay-" + orderId, OrderId = orderId, At = Now, DomainId = domain.Id, Purpose = purpose, LatestEnd = Now.AddHours(1),
        });
        await Say(new PaymentEnded
        {
            Account = Given.Account, PaymentId = "pay-" + orderId, OrderId = orderId, At = Now, DomainId = domain.Id, Purpose = purpose, Outcome = PaymentOutcome.Paid,
        });
    }

    public DomainObject? AtRegistry(string name) => Registry.Server.Objects.Domain(name);

    public async Task<LifeState> Life(DomainRecord domain) => (await Worker.Find<LifeState>(domain.Id))!;

    public IReadOnlyList<LifePhase> Phases => [.. Worker.Published<LifePhaseChanged>().Select(changed => changed.Phase)];

    public async ValueTask DisposeAsync()
    {
        await Worker.DisposeAsync();
        await Registry.DisposeAsync();
    }
}
