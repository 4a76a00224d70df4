using DomainWorkers.MiitSimulator.State;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace DomainWorkers.MiitSimulator.Hosting;

/// <summary>Control of a stand-alone ministry. Only JSON bodies: a web page cannot send those here without asking.</summary>
internal sealed class ControlRoutes(Ministry ministry, Ledger ledger, Faults faults, SimulatedClock? clock)
{
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/control", context => context.Response.WriteAsJsonAsync(new
        {
            domains = ministry.Records.Count, entries = ledger.Entries.Count, maintenance = faults.Maintenance, faultsWaiting = faults.Waiting,
            nextDueAt = ministry.NextDueAt,
        }));
        routes.MapGet("/control/domains", context => context.Response.WriteAsJsonAsync(ministry.Records.Select(record => new { record.Id, record.IspId, record.RecordId, record.Name })));
        Command<Switch>(routes, "/control/maintenance", wish => faults.Maintenance = wish.On);
        Command<Misbehaviour>(routes, "/control/faults", wish => faults.Next(Enum.Parse<FaultAction>(wish.Action, ignoreCase: true), wish.Call, wish.Times));
        Command<Verdict>(routes, "/control/verdicts", wish => faults.Judge(wish.Domain, wish.Code, wish.Times));
        Command<Unit>(routes, "/control/synchronise", wish => ministry.Synchronise(wish.IspId));
        Command<Opening>(routes, "/control/open", wish => ministry.Open(wish.IspId, wish.Open));
        Command<FiledSite>(routes, "/control/filings", wish => ministry.File(0, wish.Domain, new Filing(wish.SiteName, wish.SubjectNumber, wish.SiteNumber)));
        Command<Passing>(routes, "/control/clock", wish => (clock ?? throw new ArgumentException("The clock is real.")).Advance(TimeSpan.FromSeconds(wish.Seconds)));
    }

    private static void Command<TWish>(IEndpointRouteBuilder routes, string path, Action<TWish> act) => routes.MapPost(path, async context =>
    {
        if (!context.Request.HasJsonContentType())
        {
            context.Response.StatusCode = StatusCodes.Status415UnsupportedMediaType;
            return;
        }

        try
        {
            act((await context.Request.ReadFromJsonAsync<TWish>(context.RequestAborted))!);
            context.Response.StatusCode = StatusCodes.Status204NoContent;
        }
        catch (Exception problem) when (problem is ArgumentException or KeyNotFoundException or System.Text.Json.JsonException)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            await context.Response.WriteAsJsonAsync(new { error = problem.Message });
        }
    });

    private sealed record Switch(bool On);

    private sealed record Misbehaviour(string Action, string Call = "*", int Times = 1);

    private sealed record Verdict(string Domain, int Code, int Times = 1);

    private sealed record Unit(long IspId);

    private sealed record Opening(long IspId, bool Open);

    private sealed record FiledSite(string Domain, string SiteName, string SubjectNumber, string SiteNumber);

    private sealed record Passing(double Seconds);
}
