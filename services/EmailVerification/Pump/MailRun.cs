using System.Buffers.Text;
using System.Security.Cryptography;
using DomainWorkers.BuildingBlocks;
using DomainWorkers.BuildingBlocks.Failures;
using DomainWorkers.BuildingBlocks.Messaging.Outbox;
using DomainWorkers.BuildingBlocks.Telemetry;
using DomainWorkers.Contracts.EmailVerification;
using DomainWorkers.Correspondence;
using DomainWorkers.EmailVerification.Adapters;
using DomainWorkers.EmailVerification.Domain;
using DomainWorkers.EmailVerification.State;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace DomainWorkers.EmailVerification.Pump;

/// <summary>
/// One try of one mail: a new token, its hash stored with the address, then the server. Neither token nor address is kept by anybody here.
/// </summary>
internal sealed class MailRun(
    Documents<AddressState> addresses,
    IAddressees addressees,
    ConcernedDomainsView concerned,
    IMailer mailer,
    VerificationKeys keys,
    VerificationTerms terms,
    MailLedger ledger,
    IOptions<MailOptions> options,
    TimeProvider clock,
    [FromKeyedServices(Clocks.Machine)] TimeProvider machineClock)
{
    private const int TokenBytes = 32; // 256 bits
    private const int MaxRaces = 5;

    /// <summary>False where the server cannot be used at all now.</summary>
    public async Task<bool> Try(OperationState operation, CancellationToken cancellationToken)
    {
        var addressDocument = AddressState.IdOf(operation.Account, operation.AddressId!);
        var recipient = operation.ProfileId is { } profileId
            ? await addressees.ReadAddress(profileId, operation.Id, cancellationToken)
            : null;
        // The profile may have another address by now: then this mail is for nobody.
        if (recipient is null || keys.AddressIdOf(operation.Account, recipient) != operation.AddressId)
            return await ledger.Supersede(operation, cancellationToken);

        var linkEnds = terms.Mail(clock.GetUtcNow()).LinkEnds(clock.GetUtcNow());
        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(TokenBytes));
        var entry = new TokenEntry(operation.Id, keys.HashOf(SecretUse.VerifyAddress, addressDocument, token), linkEnds);
        if (!await Keep(addressDocument, entry, mayHaveArrived: operation.Doubts > 0 || operation.Claims > 1, cancellationToken))
            return await ledger.Supersede(operation, cancellationToken);

        var mail = new OutgoingMail(operation.MessageId!, recipient, await Text(operation, recipient, Link(operation, token), linkEnds, cancellationToken), clock.GetUtcNow());
        // Whoever lost the claim meanwhile leaves the mail to the one who has it.
        if (operation.ClaimedUntil - machineClock.GetUtcNow() < options.Value.Timeout)
            return true;
        var answer = await Send(mail, cancellationToken);
        return await ledger.Conclude(operation, answer, linkEnds, cancellationToken);
    }

    private async Task<MailAnswer> Send(OutgoingMail mail, CancellationToken cancellationToken)
    {
        using var call = WorkerTrace.Call("hand over mail");
        var answer = await mailer.Send(mail, cancellationToken);
        var result = answer switch
        {
            MailAnswer.Accepted => "accepted",
            MailAnswer.AddressRefused or MailAnswer.MailRefused => "refused",
            MailAnswer.PutOff => "later",
            MailAnswer.ServerAway => "away",
            _ => "unknown",
        };
        call.End(result, isError: answer is MailAnswer.ServerAway or MailAnswer.Unknown);
        WorkerMeters.Mailed(EmailVerificationModule.WorkerName, "mail", result);
        return answer;
    }

    /// <summary>The hash stands before the mail goes: a link that arrives works. False where the address wants no confirming any more.</summary>
    private async Task<bool> Keep(string addressDocument, TokenEntry entry, bool mayHaveArrived, CancellationToken cancellationToken)
    {
        for (var race = 0; race < MaxRaces; race++)
        {
            if (await addresses.Find(addressDocument, cancellationToken) is not { Status: EmailAddressStatus.Waiting or EmailAddressStatus.Undeliverable } address)
                return false;
            if (await addresses.Save(ConfirmationRules.WithToken(address, entry, mayHaveArrived, clock.GetUtcNow()), cancellationToken) is not null)
                return true;
        }

        throw new TransientException($"{addressDocument} is written by others again and again.");
    }

    private async Task<MailText> Text(
        OperationState operation, RecipientAddress recipient, string link, DateTimeOffset linkEnds, CancellationToken cancellationToken)
    {
        if (operation.Kind != OperationKind.Reminder)
            return MailTexts.Verification(recipient, link, linkEnds);
        var deadline = operation.Deadline!.Value;
        var domains = await concerned.Of(operation.Account, operation.AddressId!, cancellationToken);
        return MailTexts.Reminder(recipient, link, linkEnds, deadline, isOver: clock.GetUtcNow() >= deadline, domains);
    }

    private string Link(OperationState operation, string token) => options.Value.Link!
        .Replace("{account}", operation.Account, StringComparison.Ordinal)
        .Replace("{address}", operation.AddressId!, StringComparison.Ordinal)
        .Replace("{token}", token, StringComparison.Ordinal);
}
