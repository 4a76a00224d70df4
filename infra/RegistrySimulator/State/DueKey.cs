namespace DomainWorkers.RegistrySimulator;

/// <summary>Keys of the due queue; names and contact ids may be the same text.</summary>
internal static class DueKey
{
    private const string DomainPrefix = "domain ";
    private const string ContactPrefix = "contact ";

    public static string Domain(string name) => DomainPrefix + name;

    public static string Contact(string id) => ContactPrefix + id;

    public static string? DomainName(string key) =>
        key.StartsWith(DomainPrefix, StringComparison.Ordinal) ? key[DomainPrefix.Length..] : null;

    public static string ContactId(string key) => key[ContactPrefix.Length..];
}
