using System.Globalization;
using System.Security.Cryptography;
using DomainWorkers.BuildingBlocks.Failures;
using DomainWorkers.BuildingBlocks.State;
using DomainWorkers.RegistrantVault.Rights;
using DomainWorkers.RegistrantVault.State;

namespace DomainWorkers.RegistrantVault.Access;

/// <summary>
/// The record of every opening. It can append and page and nothing else. Ids begin with month and subject, so the history of one
/// profile and everything of one month are each one range of the primary key.
/// </summary>
public sealed class AccessLog(IStateStore<AccessRecord> store, TimeProvider clock)
{
    /// <summary>The subject of searches by number or address, which concern no profile before they found one.</summary>
    public const string LookupSubject = "lookup";

    private const string Instant = "yyyyMMdd'T'HHmmss.fff'Z'";
    private const string Month = "yyyy-MM";

    /// <summary>A page of one subject's history, or of everybody's, in the order of month, subject and time.</summary>
    public async Task<AccessPage> Page(AccessQuery query, CancellationToken cancellationToken)
    {
        List<AccessRecord> found = [];
        var month = new DateOnly(query.From.UtcDateTime.Year, query.From.UtcDateTime.Month, 1);
        var after = query.After;
        if (after is not null)
            month = DateOnly.ParseExact(after[..Month.Length] + "-01", Month + "-dd", CultureInfo.InvariantCulture);

        for (; month.ToDateTime(TimeOnly.MinValue) < query.Until.UtcDateTime; month = month.AddMonths(1), after = null)
        {
            var prefix = month.ToString(Month, CultureInfo.InvariantCulture) + "/" + (query.Subject is null ? "" : query.Subject + "/");
            after ??= prefix;
            while (true)
            {
                var page = await store.Page(after, query.Limit, cancellationToken);
                foreach (var record in page.TakeWhile(record => record.Id.StartsWith(prefix, StringComparison.Ordinal)))
                {
                    after = record.Id;
                    if (query.Covers(record))
                        found.Add(record);
                    if (found.Count == query.Limit)
                        return new AccessPage(found, after);
                }
                if (page.Count < query.Limit || !page[^1].Id.StartsWith(prefix, StringComparison.Ordinal))
                    break;
            }
        }
        return new AccessPage(found, Next: null);
    }

    /// <summary>
    /// Writes one record; returns only when it is stored. A store that does not answer is asked once more with the same id, which
    /// finds out whether the first write was applied.
    /// </summary>
    internal async Task Append(
        string subject, VaultWorker worker, Purpose purpose, VaultAct act, string reference, AccessOutcome outcome, string? failure,
        CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var record = new AccessRecord
        {
            Id = $"{now.UtcDateTime.ToString(Month, CultureInfo.InvariantCulture)}/{subject}/"
                + $"{now.UtcDateTime.ToString(Instant, CultureInfo.InvariantCulture)}/{RandomNumberGenerator.GetHexString(16, lowercase: true)}",
            Subject = subject,
            At = now,
            Worker = worker,
            Purpose = purpose,
            Act = act,
            Groups = PurposeRights.GroupsOf(act),
            Reference = reference,
            Outcome = outcome,
            Failure = failure,
        };
        try
        {
            await store.Insert(record, cancellationToken);
        }
        catch (StoreUnavailableException)
        {
            await store.Insert(record, cancellationToken); // taken: it was applied
        }
    }
}

/// <summary>What to page through.</summary>
public sealed record AccessQuery
{
    /// <summary>A profile's id or a blob's; null for everybody.</summary>
    public string? Subject { get; init; }

    /// <summary>From when on.</summary>
    public required DateTimeOffset From { get; init; }

    /// <summary>Until before when.</summary>
    public required DateTimeOffset Until { get; init; }

    /// <summary><see cref="AccessPage.Next"/> of the page before; null for the first.</summary>
    public string? After { get; init; }

    /// <summary>Records a page.</summary>
    public int Limit { get; init; } = 200;

    internal bool Covers(AccessRecord record) =>
        record.At >= From && record.At < Until && (Subject is null || record.Subject == Subject);
}

/// <summary>A page of the access log.</summary>
/// <param name="Records">The records.</param>
/// <param name="Next">Where the next page begins; null when this was the last.</param>
public sealed record AccessPage(IReadOnlyList<AccessRecord> Records, string? Next);
