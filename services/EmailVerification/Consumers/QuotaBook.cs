using DomainWorkers.BuildingBlocks.Failures;
using DomainWorkers.BuildingBlocks.Messaging.Outbox;
using DomainWorkers.EmailVerification.Domain;
using DomainWorkers.EmailVerification.State;
using DomainWorkers.RegistrarPolicy;

namespace DomainWorkers.EmailVerification.Consumers;

/// <summary>Counts what an account causes in a day; a request that asks again is counted once.</summary>
internal sealed class QuotaBook(Documents<QuotaState> quotas)
{
    public Task<bool> TakeMail(string account, string operation, int limit, DateTimeOffset now, CancellationToken cancellationToken) =>
        Take(account, now, quota => QuotaRules.TakeMail(quota, operation, limit), cancellationToken);

    public Task<bool> TakeCode(string account, string operation, int limit, DateTimeOffset now, CancellationToken cancellationToken) =>
        Take(account, now, quota => QuotaRules.TakeCode(quota, operation, limit), cancellationToken);

    private async Task<bool> Take(string account, DateTimeOffset now, Func<QuotaState, QuotaState?> take, CancellationToken cancellationToken)
    {
        var id = QuotaState.IdOf(account, ShanghaiTime.DateOf(now));
        var known = await quotas.Find(id, cancellationToken);
        if (take(known ?? new QuotaState { Id = id }) is not { } taken)
            return false;
        if (ReferenceEquals(taken, known))
            return true;
        var stored = known is null ? (await quotas.Insert(taken, [], cancellationToken)).Stored : await quotas.Save(taken, cancellationToken);
        return stored is not null ? true : throw new TransientException($"The quota of {account} changed meanwhile.");
    }
}
