using System.Text.RegularExpressions;
using DomainWorkers.Contracts.Messaging;

namespace DomainWorkers.RegistrySubmission.Domain;

/// <summary>Names of hosts as RFC 1123 writes them.</summary>
internal static partial class HostNames
{
    public static bool IsValid(string name) => name.Length <= 253 && !name.EndsWith('\n') && Form().IsMatch(name);

    /// <summary>As registries keep them: lower case.</summary>
    public static IReadOnlyList<string> Normal(IEnumerable<string> names) => [.. names.Select(name => name.ToLowerInvariant())];

    [GeneratedRegex(ContractPatterns.HostName)]
    private static partial Regex Form();
}
