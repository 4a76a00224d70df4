using DomainWorkers.RegistrarPolicy;

namespace DomainWorkers.EmailVerification.Domain;

/// <summary>What the dated policy says about mail verification.</summary>
internal sealed class VerificationTerms(RegistrarPolicies policies, BusinessCalendar calendar)
{
    private const string Anything = "*";

    public MailTerms Mail(DateTimeOffset now) => new(
        Limit(LimitKind.VerificationMailsPerDay, now, int.MaxValue),
        Limit(LimitKind.VerificationMailSpacingSeconds, now, 0),
        from => policies.Deadline(DeadlineKind.EmailLink, Anything, ShanghaiTime.DateOf(from))!.After(from, calendar).At);

    public int GuessesPerHour(DateTimeOffset now) => Limit(LimitKind.VerificationGuessesPerHour, now, int.MaxValue);

    public PhoneTerms Phone(DateTimeOffset now) => new(
        Limit(LimitKind.PhoneCodesPerDay, now, int.MaxValue),
        Limit(LimitKind.PhoneCodeMinutes, now, 10),
        Limit(LimitKind.PhoneCodeTries, now, 1));

    /// <summary>For a domain; a duty follows the policy of the day on which it began.</summary>
    public DeadlineTerms Domain(string name, DateTimeOffset now)
    {
        var suffix = policies.Parse(name) is DomainNameResult.Parsed(var parsed) ? parsed.Suffix : Anything;
        return new DeadlineTerms(
            since => policies.Deadline(DeadlineKind.EmailVerification, suffix, ShanghaiTime.DateOf(since))?.After(since, calendar).At,
            policies.EmailReminders(suffix, ShanghaiTime.DateOf(now))?.DaysBefore ?? []);
    }

    private int Limit(LimitKind kind, DateTimeOffset now, int unlimited) =>
        policies.Limit(kind, Anything, ShanghaiTime.DateOf(now)) ?? unlimited;
}

/// <summary>What the policy of the day says about codes to phones.</summary>
internal sealed record PhoneTerms(int PerDay, int Minutes, int Tries);
