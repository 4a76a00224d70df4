using System.Security.Cryptography;
using System.Text;
using DomainWorkers.Contracts.Domains;

namespace DomainWorkers.MiitSync.Tests.Rig;

/// <summary>Domains as RegistrySubmission tells of them.</summary>
internal static class Names
{
    public static readonly DateTimeOffset RegisteredAt = new(2025, 1, 6, 1, 30, 0, TimeSpan.Zero);

    public static DomainRecord Domain(string name = "longjing.cn", string? life = null) => new()
    {
        Id = "d-" + Letters(life ?? name),
        Name = name,
        UnicodeName = name,
        Account = Desk.Account,
        Status = DomainStatus.Registered,
        RegisteredAt = RegisteredAt,
        ExpiresAt = RegisteredAt.AddYears(1),
        PaidUntil = RegisteredAt.AddYears(1),
        NameServers = ["ns1.example.net", "ns2.example.net"],
        Holds = [],
        RegistryHold = false,
        ProfileId = "acme-zhang",
        Version = 1,
    };

    public static DomainRecord Next(this DomainRecord domain, Func<DomainRecord, DomainRecord> change) => change(domain) with { Version = domain.Version + 1 };

    private static string Letters(string seed) =>
        string.Concat(SHA256.HashData(Encoding.UTF8.GetBytes(seed)).Take(26).Select(value => "abcdefghijklmnopqrstuvwxyz234567"[value % 32]));
}
