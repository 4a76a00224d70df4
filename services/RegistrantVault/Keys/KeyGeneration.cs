using System.Security.Cryptography;

namespace DomainWorkers.RegistrantVault.Keys;

/// <summary>Makes keys for the settings, and the public half that other processes are given.</summary>
public static class KeyGeneration
{
    /// <summary>32 random bytes in base64: a lookup key, or a worker's key-encryption key.</summary>
    public static string NewSecret() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(KeyStrength.Size));

    /// <summary>The setting that other processes get in place of a worker's secret; null when the text is no usable secret.</summary>
    public static string? PublicHalf(string secret)
    {
        ArgumentNullException.ThrowIfNull(secret);
        var bytes = new byte[KeyStrength.Size + 1];
        if (!Convert.TryFromBase64String(secret.Trim(), bytes, out var length) || KeyStrength.Complaint(bytes.AsSpan(0, length)) is not null)
            return null;
        return VaultKeySettings.PublicPrefix + Convert.ToBase64String(WrappingKey.FromSecret("", bytes.AsSpan(0, length)).Point);
    }
}
