using System.Text.Json;
using static DomainWorkers.EppServing.ControlBody;

namespace DomainWorkers.RegistrySimulator;

/// <summary>What can be asked of the control port, and the JSON of each answer.</summary>
internal sealed class AdminRoutes(RegistryServer server, SimulatedClock? clock) : IControlRoutes
{
    public async Task<(int Status, object Body)> Ask(string method, string path, JsonElement? body)
    {
        switch (method, path)
        {
            case ("GET", ""):
                return (200, Status());
            case ("GET", "ledger"):
                return (200, server.Ledger.Entries);
            case ("GET", "faults"):
                return (200, server.Faults.Rules);
            case ("POST", "faults"):
                server.Faults.Add(FaultArgument.Parse(Text(body, "fault")) with { Account = Optional(body, "account"), NamePattern = Optional(body, "name") ?? "*" });
                return (200, server.Faults.Rules);
            case ("DELETE", "faults"):
                server.Faults.Clear();
                return (200, server.Faults.Rules);
            case ("POST", "down"):
                await server.Down();
                return Done();
            case ("POST", "up"):
                server.Up();
                return Done();
            case ("POST", "clock"):
                return Move(body);
            default:
                return Registry(method, path, body);
        }
    }

    private (int Status, object Body) Registry(string method, string path, JsonElement? body)
    {
        if (method == "GET" && path.StartsWith("domains/", StringComparison.Ordinal))
            return server.Objects.Domain(path["domains/".Length..]) is { } domain ? (200, domain) : Unknown(path);
        return (method, path) switch
        {
            ("POST", "status") => Found(
                server.Desk.SetStatus(
                    Text(body, "name"), Text(body, "status"), body!.Value.GetProperty("set").GetBoolean(),
                    Optional(body, "reason") ?? "Registry decision", Optional(body, "caseId")),
                path),
            ("POST", "decide") => Found(server.Desk.DecideCreation(Text(body, "name"), body!.Value.GetProperty("approved").GetBoolean()), path),
            ("POST", "seed") => Found(server.Desk.Seed(Text(body, "name"), Text(body, "account")), path),
            ("POST", "messages") => (200, new { id = server.Desk.Queue(Text(body, "account"), Text(body, "text"), Optional(body, "data")) }),
            ("POST", "top-up") => TopUp(body),
            _ => Unknown(path),
        };
    }

    private object Status() => new
    {
        port = server.Port,
        now = server.Now,
        nextDueAt = server.NextDueAt,
        connections = server.Connections,
        domains = server.Objects.Domains.Count,
        ledger = server.Ledger.Count,
        faults = Enum.GetValues<FaultAction>().Where(a => server.Faults.Applied(a) > 0).ToDictionary(FaultArgument.NameOf, server.Faults.Applied),
        accounts = server.Accounts.Select(id => new
        {
            id,
            sessions = server.Sessions(id),
            peakSessions = server.PeakSessions(id),
            rate = server.Rate(id),
            balance = server.Objects.Balance(id),
            messages = server.Objects.Messages(id).Count,
        }),
    };

    private (int Status, object Body) Move(JsonElement? body)
    {
        MoveClock(clock, body);
        server.Advance();
        return (200, new { now = server.Now, nextDueAt = server.NextDueAt });
    }

    private (int Status, object Body) TopUp(JsonElement? body)
    {
        server.Desk.TopUp(Text(body, "account"), body!.Value.GetProperty("amount").GetDecimal());
        return Done();
    }
}
