using DomainWorkers.BuildingBlocks.Failures;
using DomainWorkers.Contracts.Domains;
using DomainWorkers.Contracts.EmailVerification;
using DomainWorkers.Correspondence;
using DomainWorkers.EmailVerification.State;

namespace DomainWorkers.EmailVerification.Domain;

/// <summary>What a server's answer means for a mail: it ends, or is tried again. Only what a server says for good ends it early.</summary>
internal static class SendingRules
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(1);

    public static SendOutcome Conclude(OperationState operation, MailAnswer answer, SendingTerms terms, DateTimeOffset machineNow)
    {
        var tried = Released(operation) with { FirstTriedAt = operation.FirstTriedAt ?? machineNow };
        return answer switch
        {
            MailAnswer.Accepted => new SendOutcome.Sent(Ended(tried, SendProgress.Sent)),
            MailAnswer.AddressRefused(var reply) => Undelivered(tried, Refusals.MailboxRefused(reply), isAboutAddress: true),
            MailAnswer.MailRefused(var reply) => Undelivered(tried, Refusals.MailRefused(reply), isAboutAddress: false),
            MailAnswer.PutOff => machineNow - tried.FirstTriedAt >= terms.GiveUpAfter
                ? Undelivered(tried, Refusals.MailPutOff, isAboutAddress: false)
                : new SendOutcome.Again(tried with
                {
                    Delays = tried.Delays + 1,
                    Due = machineNow + BackOff.After(tried.Delays, FirstPause, LongestPause),
                }),
            MailAnswer.Unknown => tried.Doubts >= terms.MaxDoubts
                ? Undelivered(tried, Refusals.MailServerSilent, isAboutAddress: false)
                : new SendOutcome.Again(tried with
                {
                    Doubts = tried.Doubts + 1,
                    Due = machineNow + BackOff.After(tried.Doubts, FirstPause, LongestPause),
                }),
            // Nothing was tried with this mail; when the server is back it is the first.
            _ => new SendOutcome.ServerAway(Released(operation)),
        };
    }

    /// <summary>Nobody needs the mail any more.</summary>
    public static OperationState Superseded(OperationState operation) => Ended(Released(operation), SendProgress.Superseded);

    /// <summary>Set aside for a person.</summary>
    public static OperationState Parked(OperationState operation) => Ended(Released(operation), SendProgress.Parked) with
    {
        ParkedBecause = "Too many tries in a row ended without an outcome.",
    };

    /// <summary>The claim ended in good order.</summary>
    public static OperationState Released(OperationState operation) => operation with { ClaimedUntil = null, ClaimedBy = null, Claims = 0 };

    public static OperationState Ended(OperationState operation, SendProgress progress) =>
        operation with { Progress = progress, Due = null, Lane = null };

    /// <summary>The address after a mail to it was refused: it is told apart from the others, and none of them is touched.</summary>
    public static AddressState AfterRefusal(AddressState address, string mail, bool isAboutAddress) => address with
    {
        Status = isAboutAddress && address.Status == EmailAddressStatus.Waiting ? EmailAddressStatus.Undeliverable : address.Status,
        LastMail = address.LastMail?.Mail == mail ? null : address.LastMail,
    };

    private static SendOutcome.Undelivered Undelivered(OperationState operation, Reason reason, bool isAboutAddress) =>
        new(Ended(operation, SendProgress.Undelivered), reason, isAboutAddress);
}

/// <summary>What the settings say about trying.</summary>
internal sealed record SendingTerms(TimeSpan GiveUpAfter, int MaxDoubts);

/// <summary>Where a mail stands after a try.</summary>
internal abstract record SendOutcome(OperationState Operation)
{
    /// <summary>The server has it.</summary>
    public sealed record Sent(OperationState Operation) : SendOutcome(Operation);

    /// <summary>It will not be tried again.</summary>
    public sealed record Undelivered(OperationState Operation, Reason Reason, bool IsAboutAddress) : SendOutcome(Operation);

    /// <summary>Later.</summary>
    public sealed record Again(OperationState Operation) : SendOutcome(Operation);

    /// <summary>When the server is back.</summary>
    public sealed record ServerAway(OperationState Operation) : SendOutcome(Operation);
}
