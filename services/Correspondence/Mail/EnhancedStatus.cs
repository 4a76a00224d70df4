using System.Text.RegularExpressions;

namespace DomainWorkers.Correspondence;

/// <summary>The enhanced status code at the beginning of a reply (RFC 2034). The rest of it may hold an address and goes nowhere.</summary>
internal static partial class EnhancedStatus
{
    public static string? Find(string reply) => Form().Match(reply) is { Success: true } match ? match.Value : null;

    [GeneratedRegex(@"(?<![0-9.])[245]\.[0-9]{1,3}\.[0-9]{1,3}(?![0-9.])", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
