using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using DomainWorkers.RegistrantVault.Keys;
using DomainWorkers.RegistrantVault.State;

namespace DomainWorkers.RegistrantVault.Lookups;

/// <summary>Keyed hashes of numbers and addresses: the same however somebody typed them.</summary>
internal sealed class LookupHashes(VaultKeys keys)
{
    public const string Number = "number";
    public const string Email = "email";

    private KeySet<LookupKey> Keys => keys.Lookup
        ?? throw new VaultKeysException("Vault__Lookup__Keys__<id> is missing: needed to store and to find profiles");

    /// <summary>The hash to store, under the active key.</summary>
    public LookupEntry Of(string kind, string value) => Entry(Keys.Active, kind, value);

    /// <summary>The hashes to search for: under every key that is still in use.</summary>
    public IReadOnlyList<LookupEntry> Candidates(string kind, string value) =>
        [.. Keys.Ids.OrderBy(id => id == Keys.ActiveId ? 0 : 1).Select(id => Entry(Keys.Find(id)!, kind, value))];

    /// <summary>A keyed hash over something that is not to be found by it.</summary>
    public string Digest(string use, ReadOnlySpan<byte> content) => Text(Keys.Active, Keys.Active.Hash(use, content));

    /// <summary>Whether a digest was made over this content, by any key that is still here.</summary>
    public bool Matches(string? digest, string use, ReadOnlySpan<byte> content)
    {
        if (digest?.Split('.', 2) is not [var id, _] || Keys.Find(id) is not { } key)
            return false;
        return CryptographicOperations.FixedTimeEquals(
            Encoding.ASCII.GetBytes(digest), Encoding.ASCII.GetBytes(Text(key, key.Hash(use, content))));
    }

    internal static string Normalise(string kind, string value) => kind switch
    {
        Number => NormaliseNumber(value),
        Email => NormaliseEmail(value),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    private static LookupEntry Entry(LookupKey key, string kind, string value)
    {
        var bytes = Encoding.UTF8.GetBytes(Normalise(kind, value));
        try
        {
            return new LookupEntry { Kind = kind, Hash = Text(key, key.Hash($"lookup/{kind}", bytes)) };
        }
        finally
        {
            CryptographicOperations.ZeroMemory(bytes);
        }
    }

    private static string Text(LookupKey key, byte[] hash) => $"{key.Id}.{Convert.ToHexStringLower(hash)}";

    /// <summary>Full-width forms become ASCII, the check letter a capital; spaces and hyphens are how people group digits.</summary>
    private static string NormaliseNumber(string value)
    {
        var text = new StringBuilder();
        foreach (var character in value.Normalize(NormalizationForm.FormKC))
        {
            var category = char.GetUnicodeCategory(character);
            if (category is not (UnicodeCategory.DashPunctuation or UnicodeCategory.SpaceSeparator or UnicodeCategory.Format or UnicodeCategory.Control))
                text.Append(char.ToUpperInvariant(character));
        }
        return text.ToString();
    }

    /// <summary>Case does not tell two mailboxes apart in practice; a domain is one domain in Unicode and in ASCII.</summary>
    private static string NormaliseEmail(string value)
    {
        var text = value.Normalize(NormalizationForm.FormKC).Trim().ToLowerInvariant();
        var at = text.LastIndexOf('@');
        if (at < 0)
            return text;
        try
        {
            return text[..(at + 1)] + new IdnMapping().GetAscii(text, at + 1).ToLowerInvariant();
        }
        catch (ArgumentException)
        {
            return text; // not a name that IDNA knows: the text itself must do
        }
    }
}
