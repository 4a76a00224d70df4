using System.Security.Cryptography;
using DomainWorkers.BuildingBlocks.State;
using DomainWorkers.Contracts.EmailVerification;
using DomainWorkers.EmailVerification.State;

namespace DomainWorkers.EmailVerification.Domain;

/// <summary>
/// Which token confirms an address. One that never was, one that was used and one that is too old are told apart neither by the answer nor
/// by the work: the same number of hashes is compared each time, all of them to the end.
/// </summary>
internal static class ConfirmationRules
{
    /// <summary>The most links that work at a time for one address; the oldest give way.</summary>
    public const int MaxTokens = 20;

    private const int MaxConfirmations = 5;
    private static readonly byte[] Nothing = new byte[32];

    public static ConfirmationDecision Decide(AddressState? address, string requestId, IReadOnlyList<byte[]> candidates, DateTimeOffset now)
    {
        var fits = false;
        for (var place = 0; place < MaxTokens; place++)
        {
            var token = address is not null && place < address.Tokens.Count ? address.Tokens[place] : null;
            fits |= Fits(token?.Hash ?? Nothing, candidates) & (token?.ExpiresAt ?? DateTimeOffset.MinValue) > now;
        }

        Confirmation? known = null;
        for (var place = 0; place < MaxConfirmations; place++)
        {
            var earlier = address is not null && place < address.Confirmations.Count ? address.Confirmations[place] : null;
            if (Fits(earlier?.TokenHash ?? Nothing, candidates) & earlier?.RequestId == requestId)
                known = earlier;
        }

        if (known is not null)
            return new ConfirmationDecision.Repeat(known.Answer);
        return fits ? new ConfirmationDecision.Confirmed() : new ConfirmationDecision.Wrong();
    }

    /// <summary>The address after a confirmation: every link is used up by it.</summary>
    public static AddressState Confirm(
        AddressState address, string requestId, byte[] tokenHash, OutgoingMessage answer, DateTimeOffset now, DateTimeOffset machineNow) =>
        (address with
        {
            Status = EmailAddressStatus.Verified,
            Since = now,
            VerifiedAt = now,
            Tokens = [],
            LastMail = null,
            DeletedBy = null,
            ReopenedBy = null,
            Confirmations =
            [
                .. address.Confirmations.TakeLast(MaxConfirmations - 1),
                new Confirmation { RequestId = requestId, TokenHash = tokenHash, Answer = answer },
            ],
        }).Spreading(machineNow);

    /// <summary>
    /// The address with one more link. What a mail's earlier tries left goes, unless one of them may have arrived: then whoever reads that
    /// copy must be able to confirm as well.
    /// </summary>
    public static AddressState WithToken(AddressState address, TokenEntry token, bool earlierMayHaveArrived, DateTimeOffset now) => address with
    {
        Tokens =
        [
            .. address.Tokens
                .Where(other => other.ExpiresAt > now && (other.Mail != token.Mail || earlierMayHaveArrived))
                .TakeLast(MaxTokens - 1),
            token,
        ],
    };

    private static bool Fits(byte[] kept, IReadOnlyList<byte[]> candidates)
    {
        var fits = false;
        foreach (var candidate in candidates)
            fits |= CryptographicOperations.FixedTimeEquals(kept, candidate);
        return fits;
    }
}

/// <summary>What a token means for an address.</summary>
internal abstract record ConfirmationDecision
{
    private ConfirmationDecision()
    {
    }

    /// <summary>This very request was answered before.</summary>
    public sealed record Repeat(OutgoingMessage Answer) : ConfirmationDecision;

    /// <summary>It confirms the address.</summary>
    public sealed record Confirmed : ConfirmationDecision;

    /// <summary>It does not; nobody is told why.</summary>
    public sealed record Wrong : ConfirmationDecision;
}
