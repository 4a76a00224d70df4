using System.Text.Json;
using static DomainWorkers.EppServing.ControlBody;

namespace DomainWorkers.VspSimulator;

/// <summary>What can be asked of the control port, and the JSON of each answer.</summary>
internal sealed class ControlRoutes(ProviderServer server, SimulatedClock? clock) : IControlRoutes
{
    public async Task<(int Status, object Body)> Ask(string method, string path, JsonElement? body)
    {
        switch (method, path)
        {
            case ("GET", ""):
                return (200, Status());
            case ("GET", "ledger"):
                return (200, server.Ledger.Entries);
            case ("GET", "verifications"):
                return (200, server.Verifications.Select(Shown));
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
                return Desk(method, path, body);
        }
    }

    private (int Status, object Body) Desk(string method, string path, JsonElement? body)
    {
        switch (method, path)
        {
            case ("POST", "decide"):
                var against = Optional(body, "against") is { } message ? new Finding("desk", message) : null;
                return server.Desk.Decide(Text(body, "code"), against) ? Done() : Unknown(path);
            case ("POST", "prohibit"):
                server.Desk.Prohibit(Text(body, "label"));
                return Done();
            case ("POST", "restrict"):
                server.Desk.Restrict(Text(body, "label"));
                return Done();
            case ("POST", "revoke-signer"):
                server.Desk.RevokeSigner();
                return Done();
            case ("POST", "messages"):
                return (200, new { id = server.Desk.Queue(Text(body, "account"), Text(body, "text"), Optional(body, "data")) });
            default:
                return Unknown(path);
        }
    }

    private object Status() => new
    {
        port = server.Port,
        now = server.Now,
        nextDueAt = server.NextDueAt,
        connections = server.Connections,
        verifications = server.Verifications.Count,
        ledger = server.Ledger.Count,
        doubleSubmissions = server.Ledger.DoubleSubmissions,
        faults = Enum.GetValues<FaultAction>().Where(a => server.Faults.Applied(a) > 0).ToDictionary(FaultArgument.NameOf, server.Faults.Applied),
        accounts = server.Accounts.Select(id => new
        {
            id,
            sessions = server.Sessions(id),
            peakSessions = server.PeakSessions(id),
            rate = server.Rate(id),
            messages = server.Messages(id).Count,
        }),
    };

    /// <summary>Without what was submitted: the control port names no person.</summary>
    private static object Shown(Verification verification) => new
    {
        verification.Code,
        verification.Type,
        verification.Account,
        status = NvXml.Text(verification.Status),
        @object = verification.Key,
        verification.CreatedAt,
        verification.DueAt,
        verification.DecidedAt,
        reason = verification.Finding?.Reason,
    };

    private (int Status, object Body) Move(JsonElement? body)
    {
        MoveClock(clock, body);
        server.Advance();
        return (200, new { now = server.Now, nextDueAt = server.NextDueAt });
    }
}
