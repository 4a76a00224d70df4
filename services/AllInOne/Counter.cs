using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using DomainWorkers.BuildingBlocks.Hosting;
using DomainWorkers.BuildingBlocks.State;
using DomainWorkers.Contracts.Messaging;
using Microsoft.Extensions.DependencyInjection;

namespace DomainWorkers.AllInOne;

/// <summary>The registrar on the real clock, open for orders on standard input; whatever comes of them is written as it happens.</summary>
internal static class Counter
{
    public static async Task<int> Run(Arguments arguments)
    {
        using var stop = new CancellationTokenSource();
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, context => End(context, stop));
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, context => End(context, stop));
        var teller = new Teller();
        await using var registrar = await Registrar.Start(arguments, TimeProvider.System, teller);
        Console.Error.WriteLine(
            "Ready: registries of .cn, .com and .net, and the sample registrants. An order is a line: exchange, blank, JSON, e.g.\n"
            + "dw.submit-registration {\"account\":\"acme\",\"orderId\":\"my-1\",\"issuedAt\":\""
            + TimeProvider.System.GetUtcNow().ToString("yyyy-MM-ddTHH:mm:ss'Z'", null)
            + "\",\"domainName\":\"龙井茶.cn\",\"years\":1,\"profileId\":\"acme-company\"}");
        teller.Registries = registrar.Registries;
        try
        {
            await Take(registrar, stop.Token);
            await Rest(registrar, stop.Token);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Asked to stop; nothing here outlives the process.
        }

        return 0;
    }

    private static async Task Take(Registrar registrar, CancellationToken cancellationToken)
    {
        var exchanges = typeof(CommandAttribute).Assembly.GetExportedTypes()
            .Where(type => type.IsDefined(typeof(CommandAttribute), false)).Select(MessageAddress.Exchange).ToHashSet();
        while (await Console.In.ReadLineAsync(cancellationToken) is { } line)
        {
            if (line.Trim() is not { Length: > 0 } order)
                continue;
            var (exchange, body) = order.IndexOf(' ', StringComparison.Ordinal) is var blank and > 0 ? (order[..blank], order[(blank + 1)..].Trim()) : (order, "");
            if (exchanges.Contains(exchange))
                await registrar.Publish(exchange, Account(body), Encoding.UTF8.GetBytes(body));
            else
                Console.Error.WriteLine($"{exchange} takes no orders. These do: {string.Join(", ", exchanges.Order())}");
        }
    }

    /// <summary>The routing key is the sender's; one who uses a terminal means the account of the message.</summary>
    private static string Account(string body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return document.RootElement.TryGetProperty("account", out var account) ? account.ToString() : "unknown";
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return "unknown";
        }
    }

    /// <summary>Returns when nothing is in hand and no operation is due, now or later.</summary>
    private static async Task Rest(Registrar registrar, CancellationToken cancellationToken)
    {
        var quiescence = registrar.Services.GetRequiredService<Quiescence>();
        // Of every worker: what is ordered, and what is to be sent to people.
        var operations = registrar.Services.GetServices<IStateView>().Where(view => view.Collection == "operations").ToList();
        while ((await quiescence.Rest(cancellationToken)).Open.Any(Leftovers.IsWork)
            || await AnyDue(operations, cancellationToken))
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, cancellationToken);
    }

    private static async Task<bool> AnyDue(IEnumerable<IStateView> views, CancellationToken cancellationToken)
    {
        foreach (var view in views)
        {
            if ((await view.Summarise(TimeProvider.System.GetUtcNow(), cancellationToken)).EarliestDue is not null)
                return true;
        }

        return false;
    }

    private static void End(PosixSignalContext context, CancellationTokenSource stop)
    {
        context.Cancel = true;
        stop.Cancel();
    }
}
