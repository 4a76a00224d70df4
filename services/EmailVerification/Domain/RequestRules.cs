using DomainWorkers.Contracts.Domains;
using DomainWorkers.Contracts.EmailVerification;
using DomainWorkers.EmailVerification.State;

namespace DomainWorkers.EmailVerification.Domain;

/// <summary>Whether a mail goes out for a request.</summary>
internal static class RequestRules
{
    /// <summary>A verified address needs none; one with a mail on its way gets another only when that is asked for, and not too soon.</summary>
    public static RequestDecision Judge(AddressState address, string operation, bool isResend, MailTerms terms, DateTimeOffset now)
    {
        if (address.Status == EmailAddressStatus.Verified)
            return new RequestDecision.NotNeeded();
        if (address.LastMail?.Mail == operation)
            return new RequestDecision.Mail(address);
        if (!isResend && HasMailUnderWay(address, terms, now))
            return new RequestDecision.NotNeeded();
        if (address.LastMail is { } last && now < last.At.AddSeconds(terms.SpacingSeconds))
            return new RequestDecision.Refused(Refusals.MailTooSoon(terms.SpacingSeconds));
        return new RequestDecision.Mail(Ordered(address, operation, now));
    }

    /// <summary>Whether a mail was ordered whose link works, or will.</summary>
    public static bool HasMailUnderWay(AddressState address, MailTerms terms, DateTimeOffset now) =>
        address.LastMail is { } last && now < terms.LinkEnds(last.At);

    /// <summary>The address with a mail ordered: from now on others keep their distance from it.</summary>
    public static AddressState Ordered(AddressState address, string operation, DateTimeOffset now) => address with
    {
        Status = address.Status == EmailAddressStatus.Deleted ? EmailAddressStatus.Waiting : address.Status,
        LastMail = new OrderedMail(operation, now),
    };
}

/// <summary>What the policy of the day says about mails.</summary>
internal sealed record MailTerms(int PerDay, int SpacingSeconds, Func<DateTimeOffset, DateTimeOffset> LinkEnds);

/// <summary>What a request means for an address.</summary>
internal abstract record RequestDecision
{
    private RequestDecision()
    {
    }

    /// <summary>No mail is needed.</summary>
    public sealed record NotNeeded : RequestDecision;

    /// <summary>No mail goes out.</summary>
    public sealed record Refused(Reason Reason) : RequestDecision;

    /// <summary>A mail goes out once the address is stored so.</summary>
    public sealed record Mail(AddressState Address) : RequestDecision;
}
