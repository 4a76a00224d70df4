using System.Collections.Concurrent;
using DomainWorkers.Benchmarks.Figures;
using DomainWorkers.Benchmarks.Plain;
using DomainWorkers.Benchmarks.Rig;
using DomainWorkers.BuildingBlocks.Hosting;
using DomainWorkers.BuildingBlocks.State;
using DomainWorkers.BuildingBlocks.State.Mongo;
using DomainWorkers.RegistrySubmission;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using MongoDB.Bson;
using MongoDB.Driver.Core.Events;

namespace DomainWorkers.Benchmarks.Commands;

/// <summary>
/// Commands that reach the document store for one plain command: seen by the driver's command monitor, in a worker that runs in this
/// process for it. This count does not depend on the machine.
/// </summary>
internal static class DatabaseCommands
{
    private const string Domains = "domains";

    public static async Task Run(Invocation invocation, Report report, CancellationToken cancellationToken)
    {
        await using var deployment = await Deployment.Open(sessions: 2, commandsPerSecond: 0, cancellationToken);
        await using var orders = await OrderSide.Open(deployment.Broker, ["dw.domain-registered", "dw.hold-placed"], cancellationToken);
        var seen = new ConcurrentQueue<BsonDocument>();
        using var store = new MongoStore(
            new StoreOptions { Uri = deployment.Store, DatabasePrefix = deployment.Settings["Store__DatabasePrefix"] },
            started => seen.Enqueue(started.Command.DeepClone().AsBsonDocument));
        using var host = Host(deployment, store);
        await host.StartAsync(cancellationToken);
        var (path, clearing) = (new List<double>(), new List<double>());
        try
        {
            var held = await HeldDomains.Learn(deployment, orders, cancellationToken);
            var domains = deployment.Database.GetCollection<BsonDocument>(Domains);
            for (var round = 0; round < invocation.Rounds; round++)
            {
                var ids = await held.Add(domains, $"counted-{round}", invocation.Messages, cancellationToken);
                orders.Expect(ids.Count);
                seen.Clear();
                await orders.Publish("dw.place-hold", Deployment.Account, ids.Select(id => HeldDomains.Body(id)), cancellationToken);
                await orders.All(TimeSpan.FromMinutes(5), cancellationToken);
                await HeldDomains.Cleared(domains, cancellationToken);
                await held.Verify(domains, ids, cancellationToken);
                var commands = seen.Where(command => !IsBackground(command)).ToArray();
                var cleared = commands.Count(IsClearing);
                path.Add((double)(commands.Length - cleared) / ids.Count);
                clearing.Add((double)commands.Length / ids.Count);
            }
        }
        finally
        {
            await host.StopAsync(CancellationToken.None);
        }

        // MassTransit's own MongoDB outbox: 22, and five transactions.
        report.Add(new Figure("database-commands", Sample.Of(path), "commands/message") { Goal = 2, AtMost = true, Baseline = 22 });
        report.Add(new Figure("database-commands.with-clearing", Sample.Of(clearing), "commands/message") { Goal = 2.1, AtMost = true, Baseline = 22 });
    }

    private static IHost Host(Deployment deployment, MongoStore store)
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddInMemoryCollection(deployment.Settings.Select(setting =>
            KeyValuePair.Create(setting.Key.Replace("__", ":", StringComparison.Ordinal), (string?)setting.Value)));
        builder.Services.AddLogging(logging => logging.ClearProviders());
        builder.Services.AddSingleton<IStateStoreFactory>(store);
        WorkerHost.AddModules(builder.Services, builder.Configuration, [new RegistrySubmissionModule()]);
        return builder.Build();
    }

    /// <summary>
    /// What a worker asks while no message comes: its pump and sweeps look for what is due, never for an id; the registry's queue and
    /// sessions have collections of their own; the rest is the driver's.
    /// </summary>
    private static bool IsBackground(BsonDocument command) => command.GetElement(0) switch
    {
        { Name: "find" } find => !command["filter"].AsBsonDocument.Contains("_id") || IsAside(find.Value.AsString),
        { Name: "insert" or "update" or "findAndModify" or "delete" } write => IsAside(write.Value.AsString),
        _ => true,
    };

    private static bool IsAside(string collection) => collection is "budgets" or "pollTurns" or "notices" or "topology";

    private static bool IsClearing(BsonDocument command) =>
        command.GetElement(0).Name == "update" && command["updates"].AsBsonArray.Any(update =>
            update["u"].AsBsonDocument.GetElement(0).Name == "$pull");
}
