using DomainWorkers.EmailVerification.State;

namespace DomainWorkers.EmailVerification.Domain;

/// <summary>What an account may cause in a day. An operation is counted once, however often it asks.</summary>
internal static class QuotaRules
{
    /// <summary>The quota after one more mail; the same instance where it was counted before; null where there is none left.</summary>
    public static QuotaState? TakeMail(QuotaState quota, string operation, int limit) =>
        Take(quota.Mails, operation, limit) is { } taken ? (ReferenceEquals(taken, quota.Mails) ? quota : quota with { Mails = taken }) : null;

    /// <summary>The same for a code to a phone.</summary>
    public static QuotaState? TakeCode(QuotaState quota, string operation, int limit) =>
        Take(quota.Codes, operation, limit) is { } taken ? (ReferenceEquals(taken, quota.Codes) ? quota : quota with { Codes = taken }) : null;

    private static IReadOnlyList<string>? Take(IReadOnlyList<string> taken, string operation, int limit)
    {
        if (taken.Contains(operation))
            return taken;
        return taken.Count < limit ? [.. taken, operation] : null;
    }
}
