using DomainWorkers.BuildingBlocks;
using DomainWorkers.BuildingBlocks.Failures;
using DomainWorkers.BuildingBlocks.Messaging.Outbox;
using DomainWorkers.Contracts.Domains;
using DomainWorkers.Contracts.EmailVerification;
using DomainWorkers.EmailVerification.Domain;
using DomainWorkers.EmailVerification.State;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace DomainWorkers.EmailVerification.Consumers;

/// <summary>Tries a token on an address: one conditional write of the address decides which of many wins.</summary>
internal sealed partial class ConfirmationDesk(
    Documents<AddressState> addresses,
    Documents<GuessState> guesses,
    VerificationKeys keys,
    VerificationTerms terms,
    TimeProvider clock,
    [FromKeyedServices(Clocks.Machine)] TimeProvider machineClock,
    ILogger<ConfirmationDesk> logger)
{
    private const int MaxProfiles = 100;
    private const int MaxRaces = 5;

    /// <summary>Null where it was confirmed, now or before by this very request; then it was said already.</summary>
    public async Task<Reason?> Try(ConfirmEmail command, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var limit = terms.GuessesPerHour(now);
        var id = AddressState.IdOf(command.Account, command.AddressId);
        var candidates = keys.Candidates(SecretUse.VerifyAddress, id, command.Token);
        for (var race = 0; race < MaxRaces; race++)
        {
            var address = await addresses.Find(id, cancellationToken);
            // Addresses that do not exist are counted together, or whoever invents them would fill the store.
            var bucket = GuessState.IdOf(command.Account, address?.AddressId);
            var counted = await guesses.Find(bucket, cancellationToken);
            var decision = ConfirmationRules.Decide(address, command.RequestId, candidates, now);
            if (decision is not ConfirmationDecision.Repeat && GuessRules.IsLocked(counted, limit, now))
                return Refusals.TooManyAttempts;

            switch (decision)
            {
                case ConfirmationDecision.Repeat(var answer):
                    await addresses.Say([answer], cancellationToken);
                    return null;
                case ConfirmationDecision.Confirmed when await Confirm(command, address!, candidates[0], now, cancellationToken):
                    return null;
                case ConfirmationDecision.Confirmed:
                    continue; // Another write came first: perhaps the same token, so look again.
                default:
                    if (await Count(counted, bucket, limit, now, cancellationToken))
                        return Refusals.TokenInvalid;
                    continue;
            }
        }

        throw new TransientException($"{id} is written by others again and again.");
    }

    private async Task<bool> Confirm(ConfirmEmail command, AddressState address, byte[] hash, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var verified = new EmailVerified
        {
            Account = command.Account,
            RequestId = command.RequestId,
            At = now,
            AddressId = address.AddressId,
            ProfileIds = [.. address.Profiles.Take(MaxProfiles)],
        };
        var answer = addresses.Write(new Announcement(verified, $"{address.Id}\n{command.RequestId}"));
        var confirmed = ConfirmationRules.Confirm(address, command.RequestId, hash, answer, now, machineClock.GetUtcNow());
        return await addresses.Save(confirmed, [answer], cancellationToken) is not null;
    }

    private async Task<bool> Count(GuessState? counted, string bucket, int limit, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var next = GuessRules.Count(counted, bucket, now);
        var stored = counted is null ? (await guesses.Insert(next, [], cancellationToken)).Stored : await guesses.Save(next, cancellationToken);
        if (stored is not null && next.Count == limit)
            LogLocked(bucket, limit);
        return stored is not null;
    }

    [LoggerMessage(EventId = 3301, Level = LogLevel.Warning, Message = "{Limit} wrong links within an hour for {Address}: none is looked at until it is over")]
    private partial void LogLocked(string address, int limit);
}
