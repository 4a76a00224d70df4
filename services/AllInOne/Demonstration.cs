using DomainWorkers.BuildingBlocks;
using DomainWorkers.BuildingBlocks.Hosting;
using DomainWorkers.BuildingBlocks.Messaging.Outbox;
using DomainWorkers.BuildingBlocks.State;
using DomainWorkers.EmailVerification;
using DomainWorkers.RegistrantVault;
using DomainWorkers.RegistrantVault.Keys;
using DomainWorkers.RegistrantVault.Rights;
using DomainWorkers.RegistrantVault.Samples;
using DomainWorkers.RegistrantVault.State;
using DomainWorkers.RegistrySubmission;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace DomainWorkers.AllInOne;

/// <summary>Every worker and the outside world in one process: feeds sample orders, shows how they go, and judges how they ended.</summary>
internal static class Demonstration
{
    private static readonly TimeSpan AtMost = TimeSpan.FromMinutes(2);

    /// <summary>0: every order ended as it should. 1: some did not, and they are named. 2: the command line is wrong.</summary>
    public static async Task<int> Run(string[] args)
    {
        if (Arguments.Read(args) is not { } arguments)
            return 2;

        var clock = new JumpingClock(new DateTimeOffset(2025, 1, 6, 1, 0, 0, TimeSpan.Zero));
        await using var registries = await SimulatedRegistries.Start(clock, arguments.RefuseEverything, CancellationToken.None);
        using var board = new OrderBoard();
        using var host = Host(args, clock, registries, board, arguments.Verbose);
        await host.StartAsync();
        await LoadRegistrants(host.Services);

        var orders = new SampleOrders(clock);
        var view = new ProgressView(board);
        var ended = await Feed(host, registries, orders.Registrations(), board, view)
            && await Feed(host, registries, orders.Later(board.Lines), board, view);

        await host.StopAsync();
        view.Summary(registries);
        return ended && board.Lines.All(line => line.AsExpected && line.Answers == 1) ? 0 : 1;
    }

    private static async Task<bool> Feed(
        IHost host, SimulatedRegistries registries, IReadOnlyList<SampleOrder> orders, OrderBoard board, ProgressView view)
    {
        // Faults for single orders are set before any is sent, so that no order can slip by.
        foreach (var order in orders)
            SampleOrders.Script(order, registries);

        var publisher = host.Services.GetRequiredService<IOutgoingPublisher>();
        foreach (var order in orders)
            board.Add(order);
        foreach (var order in orders)
        {
            await publisher.Publish(new OutgoingMessage
            {
                Id = Outgoing.IdOf(order.Exchange, order.OrderId),
                Exchange = order.Exchange,
                RoutingKey = SampleOrder.Account,
                Body = order.Body,
                Due = default,
            }, CancellationToken.None);
        }

        return await board.AllEnded(AtMost, view.Changed, CancellationToken.None);
    }

    /// <summary>As the worker that keeps profiles would have done: only it may store them.</summary>
    private static async Task LoadRegistrants(IServiceProvider services)
    {
        var vault = new WorkerVault(
            VaultWorker.RealNameReview, services.GetRequiredService<VaultStores>(), services.GetRequiredService<VaultKeys>(),
            services.GetRequiredService<TimeProvider>(), services.GetRequiredKeyedService<TimeProvider>(Clocks.Machine));
        await SampleRegistrants.Load(vault.Registrants, CancellationToken.None);
    }

    private static IHost Host(string[] args, JumpingClock clock, SimulatedRegistries registries, OrderBoard board, bool verbose)
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddInMemoryCollection(
        [
            new("Broker:Uri", "memory:"),
            new("Store:Uri", "memory:"),
            new("Messaging:ClearEvery", "00:00:00.020"),
            new("Pump:SettleDelay", "00:00:02"),
            new("Mail:Pickup", Path.Combine(registries.Folder, "mails")),
            new("Mail:From", "no-reply@registrar.example"),
            new("Mail:Link", "https://console.registrar.example/verify?account={account}&address={address}&token={token}"),
            new("Sms:Pickup", Path.Combine(registries.Folder, "codes")),
            .. registries.Settings(),
        ]);
        builder.Configuration.AddEnvironmentVariables();
        builder.Services.AddSingleton<TimeProvider>(clock);
        if (verbose)
            JsonLogging.Add(builder.Services, builder.Configuration);
        else
            builder.Services.AddLogging(logging => logging.ClearProviders());
        WorkerHost.AddModules(builder.Services, builder.Configuration, [new RegistrySubmissionModule(), new EmailVerificationModule(), new OrderSystemModule(board)]);
        return builder.Build();
    }
}
