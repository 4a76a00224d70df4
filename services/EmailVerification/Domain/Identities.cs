using System.Security.Cryptography;
using System.Text;
using DomainWorkers.BuildingBlocks;

namespace DomainWorkers.EmailVerification.Domain;

/// <summary>What follows from an operation's id and from nothing else, so that whatever is done twice meets itself.</summary>
internal static class Identities
{
    /// <summary>The <c>Message-ID</c> of a mail (RFC 5322 section 3.6.4), without angle brackets: one mail keeps it through all tries.</summary>
    public static string MessageId(string operation, string domain) =>
        $"dw-{Text32.Of(SHA256.HashData(Encoding.UTF8.GetBytes($"mail\n{operation}")), 26)}@{domain}";

    /// <summary>By which an SMS gateway tells a repeat.</summary>
    public static string PhoneMessageId(string operation) =>
        $"dw-{Text32.Of(SHA256.HashData(Encoding.UTF8.GetBytes($"sms\n{operation}")), 26)}";

    /// <summary>What makes two requests under one id the same request.</summary>
    public static string Payload(params IEnumerable<object?> parts) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts))));
}
