using DomainWorkers.Contracts.Domains;
using DomainWorkers.RedemptionDeletion.Domain;
using DomainWorkers.RedemptionDeletion.State;
using DomainWorkers.RegistrarPolicy;

namespace DomainWorkers.RedemptionDeletion.Tests;

/// <summary>Lives, records and terms as a test needs them, changed with <c>with</c>.</summary>
internal static class Given
{
    public const string Account = "acme";
    public const string DomainId = "d-k3v7qxw2mzp5ahc4tnbe6jyrsu";
    public static readonly RegistrarPolicies Policies = RegistrarPolicies.Load();
    public static readonly DateTimeOffset Expires = At("2026-03-01T10:00:00Z");
    public static readonly LifeTerms Terms = With(_ => { });

    public static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, null).ToUniversalTime();

    public static LifeTerms With(Action<RedemptionOptions> change)
    {
        var options = new RedemptionOptions { ParkingNameServers = { "park1.example.net", "park2.example.net" } };
        change(options);
        return new LifeTerms(Policies, options);
    }

    public static DomainRecord Record(string name = "longjing-tea.cn", DateTimeOffset? expires = null) => new()
    {
        Id = DomainId,
        Name = name,
        UnicodeName = name,
        Account = Account,
        Status = DomainStatus.Registered,
        RegisteredAt = (expires ?? Expires).AddYears(-1),
        ExpiresAt = expires ?? Expires,
        PaidUntil = expires ?? Expires,
        NameServers = ["ns1.example.net", "ns2.example.net"],
        Holds = [],
        RegistryHold = false,
        Version = 1,
    };

    /// <summary>The record after the registry has renewed by itself.</summary>
    public static DomainRecord RenewedByRegistry(this DomainRecord record) =>
        record with { ExpiresAt = record.ExpiresAt!.Value.AddYears(1), Version = record.Version + 1 };

    public static DomainRecord Deleted(this DomainRecord record, DomainStatus status = DomainStatus.Redemption) =>
        record with { Status = status, ExpiresAt = record.PaidUntil, Version = record.Version + 1 };

    public static LifeState Life(DomainRecord? record = null) => RecordRules.Note(null, record ?? Record(), Terms, Expires.AddDays(-300));

    public static Turn Step(this LifeState life, DateTimeOffset now, LifeTerms? terms = null) => LifeRules.Step(new Turn(life), terms ?? Terms, now);

    public static Turn Step(this Turn turn, DateTimeOffset now, LifeTerms? terms = null) => LifeRules.Step(new Turn(turn.Life), terms ?? Terms, now);

    /// <summary>The life after a record was seen, and what follows.</summary>
    public static Turn Sees(this LifeState life, DomainRecord record, DateTimeOffset now) =>
        RecordRules.Note(life, record, Terms, now).Step(now);

    public static T One<T>(this Turn turn) => Assert.Single(turn.Said.OfType<T>());

    public static bool None<T>(this Turn turn) => !turn.Said.OfType<T>().Any();
}
