using DomainWorkers.BuildingBlocks;
using DomainWorkers.Contracts.Domains;
using DomainWorkers.Contracts.Registration;
using DomainWorkers.RegistrantVault;
using DomainWorkers.RegistrantVault.Keys;
using DomainWorkers.RegistrantVault.Registrants;
using DomainWorkers.RegistrantVault.Rights;
using DomainWorkers.RegistrantVault.Samples;
using DomainWorkers.RegistrantVault.State;
using DomainWorkers.RegistrySimulator;
using DomainWorkers.RegistrySubmission.State;
using DomainWorkers.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace DomainWorkers.RegistrySubmission.Tests.EndToEnd;

/// <summary>The worker as it runs, with sample registrants in its vault and a registry that speaks EPP.</summary>
internal sealed class Registrar : IAsyncDisposable
{
    public const string Account = "acme";
    public const string Name = "longjing-tea.cn";
    public static readonly IReadOnlyList<string> Servers = ["ns1.example.net", "ns2.example.net"];

    // Longer than lease, settle delay and the first pauses together.
    private static readonly TimeSpan LongEnough = TimeSpan.FromSeconds(40);

    private readonly WorkerVault _vault;

    private Registrar(WorkerHarness worker, SimulatedRegistry registry, WorkerVault vault) =>
        (Worker, Registry, _vault) = (worker, registry, vault);

    public WorkerHarness Worker { get; }

    public SimulatedRegistry Registry { get; }

    public DomainObject? AtRegistry => Registry.Server.Objects.Domain(Name);

    public DateTimeOffset Now => Worker.Clock.GetUtcNow();

    public static Task<Registrar> Start(Func<Zone, Zone>? zone = null, params IReadOnlyList<(string Key, string Value)> settings) =>
        Start("00:00:10", zone, settings);

    /// <summary>With a queue of notices that is hardly ever read: the record hears of nothing that the registry does by itself.</summary>
    public static Task<Registrar> StartDeaf() => Start("01:00:00", null, []);

    private static async Task<Registrar> Start(
        string pollEvery, Func<Zone, Zone>? zone, IReadOnlyList<(string Key, string Value)> settings)
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2025, 1, 6, 1, 0, 0, TimeSpan.Zero));
        var registry = await SimulatedRegistry.Start(clock, zone, settings);
        var worker = await WorkerHarness.Start(
            new RegistrySubmissionModule(), new HarnessSetup
            {
                Clock = clock,
                Parts = [registry],
                Settings = new Dictionary<string, string?> { ["Poll:Every"] = pollEvery },
            });
        var vault = new WorkerVault(
            VaultWorker.RealNameReview, worker.Services.GetRequiredService<VaultStores>(), worker.Services.GetRequiredService<VaultKeys>(),
            clock, worker.Services.GetRequiredKeyedService<TimeProvider>(Clocks.Machine));
        await SampleRegistrants.Load(vault.Registrants, CancellationToken.None);
        return new Registrar(worker, registry, vault);
    }

    /// <summary>Sends a message and lets machine time pass until nothing is left to do about it.</summary>
    public async Task Say(object message)
    {
        await Worker.Send(message);
        await Worker.AdvanceMachine(LongEnough);
    }

    /// <summary>The same while the registry misbehaves on the next command of a kind.</summary>
    public Task Say(object message, FaultAction fault, string command)
    {
        Registry.Next(fault, command);
        return Say(message);
    }

    public SubmitRegistration Order(string orderId = "reg-1", string name = Name) => new()
    {
        Account = Account,
        OrderId = orderId,
        IssuedAt = Now,
        DomainName = name,
        Years = 1,
        ProfileId = "acme-company",
        NameServers = Servers,
    };

    public async Task<DomainRecord> Register(string orderId = "reg-1", string name = Name)
    {
        await Say(Order(orderId, name));
        return Worker.Published<DomainRegistered>().Single(registered => registered.OrderId == orderId).Domain;
    }

    /// <summary>A registrant changes what the profile says.</summary>
    public async Task Edit(string profileId, Func<ContactDetails, ContactDetails> change)
    {
        var profile = (await _vault.Registrants.Describe(profileId, CancellationToken.None))!;
        var contact = await _vault.Registrants.ReadContact(profileId, Purpose.ReviewIdentity, "test", CancellationToken.None);
        var stored = await _vault.Registrants.Store(
            new ProfileDraft
            {
                Id = profileId,
                Account = Account,
                Kind = profile.Kind,
                Region = profile.Region,
                ExpectedVersion = profile.Version,
                Reference = $"edit-{profile.Version}",
                Contact = change(contact) with { ProfileVersion = 0 },
            },
            CancellationToken.None);
        Assert.IsType<ProfileStored.Stored>(stored);
    }

    /// <summary>Another person registers a profile.</summary>
    public async Task Add(string profileId, RegistrantRegion region)
    {
        var contact = await _vault.Registrants.ReadContact("acme-zhang", Purpose.ReviewIdentity, "test", CancellationToken.None);
        await _vault.Registrants.Store(
            new ProfileDraft
            {
                Id = profileId,
                Account = Account,
                Kind = RegistrantKind.Individual,
                Region = region,
                ExpectedVersion = 0,
                Reference = "new",
                Contact = contact with { ProfileVersion = 0 },
            },
            CancellationToken.None);
    }

    /// <summary>The one event of a type that answers an order.</summary>
    public T Answer<T>() => Assert.Single(Worker.Published<T>());

    public async Task<DomainState> Record(string domainId) => (await Worker.Find<DomainState>(domainId))!;

    public async ValueTask DisposeAsync()
    {
        await Worker.DisposeAsync();
        await Registry.DisposeAsync();
    }
}
