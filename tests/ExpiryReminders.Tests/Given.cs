using System.Globalization;
using DomainWorkers.Contracts.Domains;
using DomainWorkers.ExpiryReminders.Domain;
using DomainWorkers.ExpiryReminders.State;
using DomainWorkers.RegistrarPolicy;

namespace DomainWorkers.ExpiryReminders.Tests;

/// <summary>Plans and records that rules are tested with.</summary>
internal static class Given
{
    public const string DomainId = "d-aaaaaaaaaaaaaaaaaaaaaaaaaa";

    public static readonly ReminderTerms Terms = new(RegistrarPolicies.Load(), new RemindersOptions().SendAt);

    public static DateTimeOffset At(string instant) =>
        DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal).ToUniversalTime();

    public static DateOnly Day(string day) => DateOnly.Parse(day, CultureInfo.InvariantCulture);

    public static DomainRecord Record(
        string? expiresAt = "2026-11-03T01:12:51Z", string? paidUntil = null, long version = 1, DomainStatus status = DomainStatus.Registered,
        string name = "tea.cn", string registeredAt = "2024-05-20T06:00:00Z") => new()
    {
        Id = DomainId,
        Name = name,
        UnicodeName = name,
        Account = "acme",
        Status = status,
        RegisteredAt = At(registeredAt),
        ExpiresAt = expiresAt is null ? null : At(expiresAt),
        PaidUntil = (paidUntil ?? expiresAt) is { } paid ? At(paid) : null,
        NameServers = [],
        Holds = [],
        RegistryHold = false,
        ProfileId = "p-tea",
        Version = version,
    };

    /// <summary>A plan that has seen nothing but the record.</summary>
    public static PlanState Plan(DomainRecord record, string knownSince = "2024-05-20") => new()
    {
        Id = record.Id,
        Account = record.Account,
        Record = record,
        KnownSince = Day(knownSince),
        ExpiresAt = ExpiryRules.Of(record, null),
    };

    public static PlanDecision Decide(PlanState plan, string now) => PlanRules.Decide(plan, Terms.For(plan.Name, plan.ExpiresAt), At(now));

    /// <summary>What a decision orders, as text: the stage, and why it is skipped.</summary>
    public static IEnumerable<string> Orders(PlanDecision decision) =>
        decision.Orders.Select(order => order.Skip is { } skip ? $"{order.Notice.Stage.Name}: {skip.Code}" : order.Notice.Stage.Name);
}
