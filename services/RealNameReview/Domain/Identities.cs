using System.Security.Cryptography;
using System.Text;
using DomainWorkers.BuildingBlocks;

namespace DomainWorkers.RealNameReview.Domain;

/// <summary>Ids that follow from what something is about and from nothing else, so that whatever is done twice meets itself.</summary>
internal static class Identities
{
    /// <summary>A review: of a matter, for the so-many-th time.</summary>
    public static string Review(string matter, int attempt) => $"r-{Of($"review\n{matter}\n{attempt}", 26)}";

    /// <summary>The clTRID of a submission (RFC 5730: 3 to 64 characters).</summary>
    public static string Transaction(string reviewId) => $"dw-{Of($"submission\n{reviewId}", 26)}";

    /// <summary>An order to RegistrySubmission that says by itself what it is for.</summary>
    public static string Order(string act, string what) => $"{act}/{Of($"{act}\n{what}", 26)}";

    /// <summary>Some letters that stand for a name, where the name itself is too long.</summary>
    public static string Short(string name) => Of($"name\n{name}", 8);

    /// <summary>What makes two requests under one id the same request.</summary>
    public static string Payload(params IEnumerable<object?> parts) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts))));

    private static string Of(string what, int letters) => Text32.Of(SHA256.HashData(Encoding.UTF8.GetBytes(what)), letters);
}
