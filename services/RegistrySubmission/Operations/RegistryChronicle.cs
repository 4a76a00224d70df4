using System.Globalization;
using System.Text.Json;
using DomainWorkers.BuildingBlocks.Operations;
using DomainWorkers.BuildingBlocks.State;
using DomainWorkers.Contracts.Domains;
using DomainWorkers.RegistrySubmission.State;

namespace DomainWorkers.RegistrySubmission.Operations;

/// <summary>What was ordered for a domain, what the registry did, and what it said of it.</summary>
internal sealed class RegistryChronicle(
    IStateStore<OperationState> operations, IStateStore<DomainState> domains, IStateStore<PollMessageState> notices) : IChronicle
{
    private const int Most = 500;

    public async Task<IReadOnlyList<string>> Find(string name, CancellationToken cancellationToken)
    {
        var lives = await domains.FindAll(DomainState.NameKey, name, Most, cancellationToken);
        return [.. lives.OrderByDescending(life => life.LivingName is not null).ThenByDescending(life => life.RegisteredAt).Select(life => life.Id)];
    }

    public async Task<IReadOnlyList<ChronicleEntry>> Tell(string subject, CancellationToken cancellationToken)
    {
        var entries = new List<ChronicleEntry>();
        var domain = await domains.Find(subject, cancellationToken);
        var ordered = await operations.FindAll(OperationState.DomainKey, subject, Most, cancellationToken);
        entries.AddRange(ordered.SelectMany(Tell));
        if (domain is null)
            return entries;

        entries.AddRange(Tell(domain));
        var since = ordered.Count == 0 ? domain.RegisteredAt : ordered.Min(operation => operation.AcceptedAt);
        var heard = await notices.FindAll(PollMessageState.NameKey, domain.Name, Most, cancellationToken);
        entries.AddRange(heard.Where(notice => notice.ReceivedAt >= since && (domain.EndedAt is null || notice.ReceivedAt <= domain.EndedAt))
            .Select(notice => new ChronicleEntry(
                notice.ReceivedAt, $"{notice.Registry} said {Words(notice.Kind)} ({Words(notice.Progress)})", notice.Id)));
        return entries;
    }

    private static IEnumerable<ChronicleEntry> Tell(OperationState operation)
    {
        // Who acts for the account may be a person's name: that somebody did is enough here.
        var by = operation.Actor is null ? operation.Account : $"a sub-user of {operation.Account}";
        yield return new(operation.AcceptedAt, $"{by} ordered: {What(operation)}", operation.Id);
        foreach (var decision in operation.Decisions)
            yield return new(decision.At, $"{decision.By} decided {Words(decision.Decision)}: {decision.Because}", decision.RequestId);
        if (operation.Outcome is { } outcome)
        {
            var why = outcome.Reasons.Count == 0 ? "" : $" ({string.Join(", ", outcome.Reasons.Select(Text))})";
            yield return new(outcome.At, $"{Words(operation.Kind)} ended {Words(outcome.Progress)}{why}", operation.Id);
        }
        else if (operation.ParkedBecause is { } because)
        {
            yield return new(operation.UnknownSince ?? operation.AcceptedAt, $"{Words(operation.Kind)} waits for a person: {because}", operation.Id);
        }
        else if (operation.UnknownSince is { } since)
        {
            yield return new(since, $"{Words(operation.Kind)}: since then nobody knows whether the registry did it; it is being asked", operation.Id);
        }
        else
        {
            yield return new(operation.Due ?? operation.AcceptedAt, $"{Words(operation.Kind)} is {Words(operation.Progress)}, looked at again then", operation.Id);
        }
    }

    private static IEnumerable<ChronicleEntry> Tell(DomainState domain)
    {
        if (domain.RegisteredAt is { } registered)
            yield return new(registered, $"registered at {domain.Registry} as {domain.Name}", domain.Id);
        if (domain.Open is { } open)
        {
            var sent = open.Sends == 1 ? "one try" : string.Create(CultureInfo.InvariantCulture, $"{open.Sends} tries");
            yield return new(open.IntendedAt, $"in hand: {sent}{(open.InFlight ? ", the last one without an answer" : "")}", open.ClientTransactionId);
        }

        if (domain.Snapshot is { } snapshot)
            yield return new(snapshot.TakenAt, "name servers were put aside (parked)", snapshot.Id);
        if (domain.DeletedAt is { } deleted)
            yield return new(deleted, "deleted at the registry", domain.Id);
        if (domain.EndedAt is { } ended)
            yield return new(ended, "this life of the name is over", domain.Id);
        if (domain.ExpiresAt is { } expires && domain.Status != DomainStatus.Ended)
        {
            var holds = domain.Holds.Where(hold => hold.Active).Select(hold => hold.Reason).ToArray();
            yield return new(expires, $"expires; {Words(domain.Status)} now{(holds.Length == 0 ? "" : $", held for {string.Join(", ", holds)}")}", domain.Id);
        }
    }

    private static string What(OperationState operation) => operation.Intent switch
    {
        Intent.Register register => $"register {register.Name} for {Years(register.Years)}",
        Intent.Renew renew => $"renew for {Years(renew.Years)}",
        Intent.Hold hold => $"{(hold.Place ? "place" : "release")} hold {hold.Reason}, revision {hold.Revision}",
        Intent.Delegate wanted => $"name servers {string.Join(", ", wanted.NameServers)}",
        _ => Words(operation.Kind),
    };

    private static string Years(int years) => years == 1 ? "one year" : string.Create(CultureInfo.InvariantCulture, $"{years} years");

    private static string Text(Reason reason) => reason.RegistryCode is { } code ? $"{reason.Code} {code}" : reason.Code;

    /// <summary>As contracts write it.</summary>
    private static string Words<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
