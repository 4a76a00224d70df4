using System.ComponentModel.DataAnnotations;
using System.Security.Cryptography;

namespace DomainWorkers.RealNameReview.Adapters.Sealing;

/// <summary>
/// The keys that senders seal messages to, by key id, e.g. <c>SealedMessages__Keys__2026-11</c>. To rotate: add a key, make it the current
/// one, and take the old one away when no message sealed to it can arrive any more (<c>Messaging__MaxAge</c>).
/// </summary>
public sealed class SealingOptions : IValidatableObject
{
    /// <summary>Key id (<c>kid</c>) to the PEM file of an RSA private key of 3072 bits or more.</summary>
    public Dictionary<string, string> Keys { get; } = [];

    /// <summary>The key id that senders should use; it stands first in the published set.</summary>
    [Required]
    public string Current { get; set; } = "";

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Keys.Count == 0)
            yield return new ValidationResult("SealedMessages__Keys is empty: at least one SealedMessages__Keys__<kid> is required.");
        else if (Current.Length > 0 && !Keys.ContainsKey(Current))
            yield return new ValidationResult("must be one of the key ids under SealedMessages__Keys.", [nameof(Current)]);
        foreach (var (kid, file) in Keys)
        {
            if (!SealingKey.IsKeyId(kid))
                yield return new ValidationResult("a key id has 1 to 64 letters, digits, dots, hyphens or underscores.", [nameof(Keys)]);
            else if (Complaint(kid, file) is { } complaint)
                yield return new ValidationResult(complaint, [$"{nameof(Keys)}__{kid}"]);
        }
    }

    internal IReadOnlyList<SealingKey> Read() =>
        [.. Keys.OrderByDescending(entry => entry.Key == Current).ThenBy(entry => entry.Key, StringComparer.Ordinal)
            .Select(entry => SealingKey.Read(entry.Key, File.ReadAllText(entry.Value)))];

    private static string? Complaint(string kid, string file)
    {
        try
        {
            using var key = SealingKey.Read(kid, File.ReadAllText(file));
            return key.Bits >= SealingKey.MinBits ? null : $"must be an RSA key of {SealingKey.MinBits} bits or more.";
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or CryptographicException)
        {
            return "must be a readable PEM file of an RSA private key without a passphrase.";
        }
    }
}
