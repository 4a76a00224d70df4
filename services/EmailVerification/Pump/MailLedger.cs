using DomainWorkers.BuildingBlocks;
using DomainWorkers.BuildingBlocks.Failures;
using DomainWorkers.BuildingBlocks.Messaging.Outbox;
using DomainWorkers.BuildingBlocks.Telemetry;
using DomainWorkers.Contracts.EmailVerification;
using DomainWorkers.Correspondence;
using DomainWorkers.EmailVerification.Domain;
using DomainWorkers.EmailVerification.State;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace DomainWorkers.EmailVerification.Pump;

/// <summary>Writes down what became of a mail, and says so. Every method ends the claim.</summary>
internal sealed partial class MailLedger(
    Documents<OperationState> operations,
    Documents<AddressState> addresses,
    IOptions<VerificationOptions> options,
    TimeProvider clock,
    [FromKeyedServices(Clocks.Machine)] TimeProvider machineClock,
    ILogger<MailLedger> logger)
{
    private const int MaxRaces = 5;

    /// <summary>False where the server cannot be used at all now.</summary>
    public async Task<bool> Conclude(OperationState operation, MailAnswer answer, DateTimeOffset linkEnds, CancellationToken cancellationToken)
    {
        var terms = new SendingTerms(options.Value.GiveUpAfter, options.Value.MaxDoubts);
        switch (SendingRules.Conclude(operation, answer, terms, machineClock.GetUtcNow()))
        {
            case SendOutcome.Sent(var sent):
                LogSent(operation.Id, operation.MessageId!);
                await operations.Save(sent, [new Announcement(Mailed(operation, linkEnds), operation.Id)], cancellationToken);
                break;
            case SendOutcome.Undelivered undelivered:
                LogUndelivered(operation.Id, undelivered.Reason.Code, undelivered.Reason.English);
                // The address first: whoever dies in between tries the mail again and gets the same answer.
                var status = await Isolate(operation, undelivered.IsAboutAddress, cancellationToken);
                await operations.Save(
                    undelivered.Operation, [new Announcement(Undelivered(operation, status, undelivered), operation.Id)], cancellationToken);
                break;
            case SendOutcome.Again(var again):
                LogAgain(operation.Id, answer.ToString(), again.Due!.Value);
                await operations.Save(again, cancellationToken);
                break;
            case SendOutcome.ServerAway(var waiting):
                LogAway(operation.Id, answer.ToString());
                await operations.Save(waiting, cancellationToken);
                return false;
        }

        return true;
    }

    /// <summary>Nobody needs it any more.</summary>
    public async Task<bool> Supersede(OperationState operation, CancellationToken cancellationToken)
    {
        LogSuperseded(operation.Id);
        await operations.Save(SendingRules.Superseded(operation), cancellationToken);
        return true;
    }

    /// <summary>Sets it aside for a person.</summary>
    public async Task Park(OperationState operation, CancellationToken cancellationToken)
    {
        LogParked(operation.Id, operation.Claims);
        if (await operations.Save(SendingRules.Parked(operation), cancellationToken) is not null)
            WorkerMeters.SetAside(EmailVerificationModule.WorkerName, "operation");
    }

    /// <summary>A bug of ours ended the try: the claim count stays raised, so that the last one is told.</summary>
    public async Task Failed(OperationState operation, CancellationToken cancellationToken) =>
        await operations.Save(operation with
        {
            ClaimedUntil = null,
            ClaimedBy = null,
            Due = machineClock.GetUtcNow() + BackOff.After(operation.Claims, TimeSpan.FromSeconds(1), options.Value.LongestPause),
        }, cancellationToken);

    private async Task<EmailAddressStatus> Isolate(OperationState operation, bool isAboutAddress, CancellationToken cancellationToken)
    {
        for (var race = 0; race < MaxRaces; race++)
        {
            var address = await addresses.Find(AddressState.IdOf(operation.Account, operation.AddressId!), cancellationToken)
                ?? throw new TransientException($"{operation.Id} has no address to write to.");
            var refused = SendingRules.AfterRefusal(address, operation.Id, isAboutAddress);
            if (refused == address || await addresses.Save(refused, cancellationToken) is not null)
                return refused.Status;
        }

        throw new TransientException($"{operation.AddressId} is written by others again and again.");
    }

    private EmailVerificationMailed Mailed(OperationState operation, DateTimeOffset linkEnds) => new()
    {
        Account = operation.Account,
        RequestId = operation.RequestId,
        At = clock.GetUtcNow(),
        AddressId = operation.AddressId!,
        MessageId = operation.MessageId!,
        Kind = operation.MailKind,
        LinkExpiresAt = linkEnds,
    };

    private EmailVerificationUndelivered Undelivered(OperationState operation, EmailAddressStatus status, SendOutcome.Undelivered undelivered) => new()
    {
        Account = operation.Account,
        RequestId = operation.RequestId,
        At = clock.GetUtcNow(),
        AddressId = operation.AddressId!,
        MessageId = operation.MessageId!,
        Kind = operation.MailKind,
        Status = status,
        Reasons = [undelivered.Reason],
    };

    [LoggerMessage(EventId = 3001, Level = LogLevel.Information, Message = "Mail {Operation} was taken by the server as {MessageId}")]
    private partial void LogSent(string operation, string messageId);

    [LoggerMessage(EventId = 3002, Level = LogLevel.Warning, Message = "Mail {Operation} cannot be delivered: {Code}, {Reason}")]
    private partial void LogUndelivered(string operation, string code, string reason);

    [LoggerMessage(EventId = 3003, Level = LogLevel.Information, Message = "Mail {Operation} is tried again at {Due}: {Answer}")]
    private partial void LogAgain(string operation, string answer, DateTimeOffset due);

    [LoggerMessage(EventId = 3004, Level = LogLevel.Warning, Message = "The mail server cannot be used; {Operation} waits: {Answer}")]
    private partial void LogAway(string operation, string answer);

    [LoggerMessage(EventId = 3005, Level = LogLevel.Information, Message = "Mail {Operation} is not needed any more")]
    private partial void LogSuperseded(string operation);

    [LoggerMessage(EventId = 3006, Level = LogLevel.Error, Message = "Mail {Operation} is set aside for a person after {Claims} claims in a row")]
    private partial void LogParked(string operation, int claims);
}
