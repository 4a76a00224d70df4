using DomainWorkers.BuildingBlocks;
using DomainWorkers.BuildingBlocks.Hosting;
using DomainWorkers.BuildingBlocks.Messaging.Outbox;
using DomainWorkers.BuildingBlocks.State;
using DomainWorkers.EmailVerification;
using DomainWorkers.ExpiryReminders;
using DomainWorkers.MiitSync;
using DomainWorkers.RealNameReview;
using DomainWorkers.RegistrantVault;
using DomainWorkers.RegistrantVault.Keys;
using DomainWorkers.RegistrantVault.Rights;
using DomainWorkers.RegistrantVault.Samples;
using DomainWorkers.RegistrantVault.State;
using DomainWorkers.RedemptionDeletion;
using DomainWorkers.RegistrySubmission;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace DomainWorkers.AllInOne;

/// <summary>Every worker, the outside world and the order system in one process, with sample registrants in the vault.</summary>
internal sealed class Registrar : IAsyncDisposable
{
    private readonly IHost _host;
    private int _published;

    private Registrar(IHost host, SimulatedRegistries registries, SimulatedMinistry ministry, SimulatedProvider provider, RegistrantDesk desk) =>
        (_host, Registries, Ministry, Provider, Desk) = (host, registries, ministry, provider, desk);

    public SimulatedRegistries Registries { get; }

    public SimulatedMinistry Ministry { get; }

    public SimulatedProvider Provider { get; }

    public RegistrantDesk Desk { get; }

    public IServiceProvider Services => _host.Services;

    public static async Task<Registrar> Start(Arguments arguments, TimeProvider clock, IOrderSystem orderSystem)
    {
        var registries = await SimulatedRegistries.Start(clock, arguments.RefuseEverything, CancellationToken.None);
        var ministry = await SimulatedMinistry.Start(clock, CancellationToken.None);
        var provider = await SimulatedProvider.Start(clock, atOnce: arguments.Serve, CancellationToken.None);
        var desk = new RegistrantDesk(registries.Folder);
        KeyValuePair<string, string?>[] outside =
            [.. Pickups(registries), .. registries.Settings(), .. ministry.Settings(), .. provider.Settings(), .. desk.Settings()];
        var registrar = new Registrar(Build(arguments, clock, outside, orderSystem), registries, ministry, provider, desk);
        await registrar._host.StartAsync();
        await registrar.LoadRegistrants();
        return registrar;
    }

    /// <summary>The mails that went out, for whoever shall read one.</summary>
    public Mailbox Mails => new(MailFolder(Registries));

    /// <summary>Puts bytes on an exchange, as any sender does.</summary>
    public Task Publish(string exchange, string routingKey, byte[] body) =>
        Services.GetRequiredService<IOutgoingPublisher>().Publish(new OutgoingMessage
        {
            Id = Outgoing.IdOf(exchange, $"{Interlocked.Increment(ref _published)}"),
            Exchange = exchange,
            RoutingKey = routingKey,
            Body = body,
            Due = default,
        }, CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
        await Registries.DisposeAsync();
        await Ministry.DisposeAsync();
        await Provider.DisposeAsync();
        Desk.Dispose();
    }

    /// <summary>As the worker that keeps profiles would have done: only it may store them.</summary>
    private async Task LoadRegistrants()
    {
        var vault = new WorkerVault(
            VaultWorker.RealNameReview, Services.GetRequiredService<VaultStores>(), Services.GetRequiredService<VaultKeys>(),
            Services.GetRequiredService<TimeProvider>(), Services.GetRequiredKeyedService<TimeProvider>(Clocks.Machine));
        await SampleRegistrants.Load(vault.Registrants, CancellationToken.None);
    }

    private static string MailFolder(SimulatedRegistries registries) => Path.Combine(registries.Folder, "mails");

    private static IEnumerable<KeyValuePair<string, string?>> Pickups(SimulatedRegistries registries) =>
        [new("Mail:Pickup", MailFolder(registries)), new("Sms:Pickup", Path.Combine(registries.Folder, "codes"))];

    private static IHost Build(Arguments arguments, TimeProvider clock, KeyValuePair<string, string?>[] outside, IOrderSystem orderSystem)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddEnvironmentVariables();
        // After the environment: whatever a shell has set for workers of their own, everything here stays in this process.
        builder.Configuration.AddInMemoryCollection(
        [
            new("Broker:Uri", "memory:"),
            new("Store:Uri", "memory:"),
            new("Messaging:ClearEvery", "00:00:00.020"),
            // Short waits of machine time, so that lost answers and outages are shown in seconds.
            new("Pump:SettleDelay", "00:00:02"),
            new("Pump:LongestPause", "00:00:02"),
            new("Poll:Every", "00:00:00.5"),
            new("Registration:EmailBeforeOrder", "off"), // The sample orders come before anybody reads a mail.
            new("Redemption:ParkingNameServers:0", "park1.registrar.example"),
            new("Redemption:ParkingNameServers:1", "park2.registrar.example"),
            new("Mail:From", "no-reply@registrar.example"),
            new("Mail:Link", "https://console.registrar.example/verify?account={account}&address={address}&token={token}"),
            .. outside,
        ]);
        builder.Services.AddSingleton(clock);
        if (arguments.Verbose)
            JsonLogging.Add(builder.Services, builder.Configuration);
        else
            builder.Services.AddLogging(logging => logging.ClearProviders());
        WorkerHost.AddModules(builder.Services, builder.Configuration,
        [
            new RegistrySubmissionModule(), new EmailVerificationModule(), new MiitSyncModule(), new RealNameReviewModule(), new ExpiryRemindersModule(),
            new RedemptionDeletionModule(),
            new OrderSystemModule(orderSystem),
        ]);
        return builder.Build();
    }
}
