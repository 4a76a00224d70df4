using DomainWorkers.BuildingBlocks.Failures;
using DomainWorkers.BuildingBlocks.Messaging;
using DomainWorkers.BuildingBlocks.Messaging.Outbox;
using DomainWorkers.Contracts.Domains;
using DomainWorkers.Contracts.EmailVerification;
using DomainWorkers.EmailVerification.Domain;
using DomainWorkers.EmailVerification.Pump;
using DomainWorkers.EmailVerification.State;
using Microsoft.Extensions.Options;

namespace DomainWorkers.EmailVerification.Consumers;

/// <summary>Takes wishes for a mail, each once: a known one is answered as before, a new one is stored with its first answer, due at once or refused.</summary>
internal sealed class RequestDesk(
    Documents<OperationState> operations,
    Documents<AddressState> addresses,
    QuotaBook quotas,
    MailOrders mails,
    VerificationTerms terms,
    IOptions<MessagingOptions> options,
    TimeProvider clock)
{
    /// <summary>Answers a request that is known; false where it is new.</summary>
    public async Task<bool> Repeat(MailRequest request, CancellationToken cancellationToken)
    {
        if (await operations.Find(request.Id, cancellationToken) is not { } known)
            return false;
        if (known.PayloadHash != request.PayloadHash)
        {
            await operations.Say(
                [Refusal(request, null, Refusals.IdempotencyKeyConflict, $"{request.Id}\n{request.PayloadHash}")], cancellationToken);
        }
        else
        {
            await operations.Say([known.Answer!], cancellationToken);
        }

        return true;
    }

    public Task Refuse(MailRequest request, Reason reason, CancellationToken cancellationToken) =>
        Place(request, null, null, Refusal(request, null, reason, request.Id), false, cancellationToken);

    public bool IsTooOld(MailRequest request) => clock.GetUtcNow() - request.IssuedAt > options.Value.MaxAge;

    public Reason TooOld => Refusals.TooOld(options.Value.MaxAge);

    /// <summary>Decides on an address and stores the request with its answer; the profile's version where the profile was asked about.</summary>
    public async Task Take(
        MailRequest request, AddressState address, string profileId, long? profileVersion, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var mailTerms = terms.Mail(now);
        switch (RequestRules.Judge(address, request.Id, request.Kind == OperationKind.Resend, mailTerms, now))
        {
            case RequestDecision.NotNeeded:
                await Place(
                    request, address, profileId, Acceptance(request, address, profileId, profileVersion, mailed: false, now), false, cancellationToken);
                break;
            case RequestDecision.Refused(var reason):
                await Place(request, address, profileId, Refusal(request, address.AddressId, reason, request.Id), false, cancellationToken);
                break;
            case RequestDecision.Mail when !await quotas.TakeMail(request.Account, request.Id, mailTerms.PerDay, now, cancellationToken):
                await Place(
                    request, address, profileId,
                    Refusal(request, address.AddressId, Refusals.MailQuotaUsedUp(mailTerms.PerDay), request.Id), false, cancellationToken);
                break;
            case RequestDecision.Mail(var ordered):
                if (ordered != address && await addresses.Save(ordered, cancellationToken) is null)
                    throw new TransientException($"Address {address.AddressId} changed meanwhile.");
                await Place(
                    request, ordered, profileId, Acceptance(request, ordered, profileId, profileVersion, mailed: true, now), true, cancellationToken);
                break;
        }
    }

    private async Task Place(
        MailRequest request, AddressState? address, string? profileId, Announcement say, bool mailed, CancellationToken cancellationToken)
    {
        var answer = operations.Write(say);
        var operation = new OperationState
        {
            Id = request.Id,
            Account = request.Account,
            Kind = request.Kind,
            RequestId = request.RequestId,
            PayloadHash = request.PayloadHash,
            AcceptedAt = clock.GetUtcNow(),
            AddressId = address?.AddressId,
            ProfileId = profileId,
            Answer = answer,
        };
        var result = await operations.Insert(mailed ? mails.ToSend(operation) : operation, [say], cancellationToken);
        if (result.Stored is null && !await Repeat(request, cancellationToken))
            throw new TransientException($"{request.Id} is taken but cannot be read.");
    }

    private static Announcement Acceptance(
        MailRequest request, AddressState address, string profileId, long? profileVersion, bool mailed, DateTimeOffset now) => new(
        new EmailVerificationAccepted
        {
            Account = request.Account,
            RequestId = request.RequestId,
            At = now,
            AddressId = address.AddressId,
            ProfileId = profileId,
            Status = address.Status,
            Mailed = mailed,
            Since = address.Since,
            ProfileVersion = profileVersion,
        },
        request.Id);

    private Announcement Refusal(MailRequest request, string? addressId, Reason reason, string about) => new(
        new EmailVerificationRefused
        {
            Account = request.Account,
            RequestId = request.RequestId,
            At = clock.GetUtcNow(),
            AddressId = addressId,
            Reasons = [reason],
        },
        about);
}

/// <summary>A wish for a mail, whatever it names.</summary>
internal sealed record MailRequest(string Account, string RequestId, OperationKind Kind, DateTimeOffset IssuedAt, string Subject)
{
    public string Id => OperationState.IdOf(Account, Kind, RequestId);

    /// <summary>What makes two messages the same request; when it was made and by whom does not.</summary>
    public string PayloadHash => Identities.Payload(Subject);
}
