using System.Globalization;
using DomainWorkers.BuildingBlocks.State;
using DomainWorkers.OperatorConsole.Surroundings;

namespace DomainWorkers.OperatorConsole.Audit;

/// <summary>Writes down who does what. Where it cannot be written, nothing is done.</summary>
internal sealed class AuditTrail(IStateStore<OperatorAct> acts, Session session)
{
    private const int MostIds = 200;

    public static async Task<AuditTrail> Open(Session session, CancellationToken cancellationToken)
    {
        var acts = (await session.Stores(cancellationToken)).Create(OperatorAct.Definition);
        await acts.Prepare(cancellationToken);
        return new AuditTrail(acts, session);
    }

    /// <summary>Does something between two lines of the trail.</summary>
    public async Task<T> Around<T>(
        string command, IReadOnlyList<string> about, string? because, Func<Task<(T Result, string Outcome)>> act, CancellationToken cancellationToken)
    {
        var now = session.Clock.GetUtcNow();
        var begun = await acts.Insert(
            new OperatorAct
            {
                Id = string.Create(CultureInfo.InvariantCulture, $"{now:yyyyMMdd'T'HHmmss.fffffff}/{Environment.ProcessId}"),
                Operator = session.Operator,
                From = $"{Environment.UserName}@{Environment.MachineName}",
                Command = command,
                About = [.. about.Take(MostIds), .. about.Count > MostIds ? [$"and {about.Count - MostIds} more"] : Array.Empty<string>()],
                Because = because,
                At = now,
            },
            cancellationToken);
        var (result, outcome) = await act();
        // What is done is done, and said: a second Ctrl+C must not take it from the trail.
        if (begun.Stored is { } stored)
            await acts.Save(stored with { EndedAt = session.Clock.GetUtcNow(), Outcome = outcome }, CancellationToken.None);
        return result;
    }

    /// <summary>What was done since an instant, in its order.</summary>
    public Task<IReadOnlyList<OperatorAct>> Since(DateTimeOffset since, int limit, CancellationToken cancellationToken) =>
        acts.Page(since.UtcDateTime.ToString("yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture), limit, cancellationToken);
}
