using DomainWorkers.RegistrarPolicy;

namespace DomainWorkers.ExpiryReminders.Domain;

/// <summary>What the dated policy says about a domain's calendar; the expiry date decides which policy holds.</summary>
internal sealed class ReminderTerms(RegistrarPolicies policies, TimeSpan sendAt)
{
    /// <summary>Null where the policy does not know the suffix: no date could be told with any right.</summary>
    public PlanTerms? For(string name, DateTimeOffset? expiresAt)
    {
        if (expiresAt is not { } expires || policies.Parse(name) is not DomainNameResult.Parsed(var parsed))
            return null;
        var expiresOn = ShanghaiTime.DateOf(expires);
        if (expiresOn < policies.CoversFrom)
            expiresOn = policies.CoversFrom;
        return new PlanTerms(
            policies.Notices(parsed.Suffix, expiresOn),
            policies.Lifecycle(parsed.Suffix, expiresOn),
            policies.AutoRenew(parsed.Suffix, expiresOn),
            sendAt);
    }

    /// <summary>Whether names like this one can be renewed for so many years at a time.</summary>
    public bool Sells(string name, int years, DateTimeOffset now) =>
        policies.Parse(name) is DomainNameResult.Parsed(var parsed)
        && policies.Terms(parsed.Suffix, ShanghaiTime.DateOf(now)).Allows(years)
        && policies.Sale(parsed.Suffix, ShanghaiTime.DateOf(now)).Renewal;
}

/// <summary>What the policy says about one domain and one expiry.</summary>
/// <param name="SendAt">The time of day in Shanghai at which a notice of that day is due.</param>
internal sealed record PlanTerms(NoticePlan Notices, LifecyclePolicy Lifecycle, AutoRenewPolicy AutoRenew, TimeSpan SendAt)
{
    /// <summary>The instant at which something of that day is due.</summary>
    public DateTimeOffset At(DateOnly day) => ShanghaiTime.StartOf(day) + SendAt;
}
