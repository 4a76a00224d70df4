using System.Text.Json;

namespace DomainWorkers.Integration.Tests.Rig;

/// <summary>Orders as an order system writes them.</summary>
internal static class Orders
{
    public const string Account = "acme";

    /// <summary>The registrant that the published sample names.</summary>
    public const string ProfileId = "p-2025-008841";

    public static string Registration(string orderId, string domainName, int years = 1) => JsonSerializer.Serialize(new
    {
        account = Account,
        orderId,
        issuedAt = "2026-11-03T09:12:44+08:00",
        domainName,
        years,
        profileId = ProfileId,
    });

    public static string Question(string requestId, string orderId = "o-1") => JsonSerializer.Serialize(new
    {
        account = Account,
        requestId,
        issuedAt = "2026-11-03T09:12:44+08:00",
        orderId,
        kind = "register",
    });
}
