using System.ComponentModel.DataAnnotations;
using System.Security.Cryptography;
using DomainWorkers.EmailVerification.Domain;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace DomainWorkers.EmailVerification;

/// <summary>The worker's secrets, and how messages to people are tried. The latter is machine time.</summary>
public sealed class VerificationOptions
{
    /// <summary>32 bytes in base64: the ids of addresses follow from it, so it never changes. Not needed where documents are kept in memory.</summary>
    public string? AddressKey { get; set; }

    /// <summary>32 bytes in base64: stands behind tokens and codes.</summary>
    public string? TokenKey { get; set; }

    /// <summary>The token key before: links that it made still confirm. Take it away three days after the change.</summary>
    public string? RetiredTokenKey { get; set; }

    /// <summary>How many mails one sweep hands over at a time.</summary>
    [Range(1, 50)]
    public int Parallel { get; set; } = 4;

    /// <summary>So many tries in a row that the process did not survive, or that a bug of ours ended: then a person looks.</summary>
    [Range(1, 100)]
    public int MaxAttempts { get; set; } = 5;

    /// <summary>A mail that servers keep putting off is given up after so long.</summary>
    [Range(typeof(TimeSpan), "00:10:00", "3.00:00:00")]
    public TimeSpan GiveUpAfter { get; set; } = TimeSpan.FromDays(1);

    /// <summary>The longest pause while the mail server does not answer.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan LongestPause { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>Mails in a row after which a server may have taken the mail and did not say so; then it is given up.</summary>
    [Range(0, 10)]
    public int MaxDoubts { get; set; } = 3;
}

/// <summary>A key that is missing or malformed stops the process at its start.</summary>
internal sealed class VerificationKeyRule(IConfiguration configuration) : IValidateOptions<VerificationOptions>
{
    private const int KeyBytes = 32;

    // Read as it stands: a store that is wrong says so itself, and must not keep this from being said too.
    private bool InMemory => configuration["Store:Uri"]?.StartsWith("memory:", StringComparison.Ordinal) == true;

    public ValidateOptionsResult Validate(string? name, VerificationOptions options)
    {
        List<string> failures = [];
        Demand(options.AddressKey, "AddressKey", isRequired: !InMemory);
        Demand(options.TokenKey, "TokenKey", isRequired: !InMemory);
        Demand(options.RetiredTokenKey, "RetiredTokenKey", isRequired: false);
        if (options.AddressKey is { Length: > 0 } && options.AddressKey == options.TokenKey)
            failures.Add("Verification__AddressKey and Verification__TokenKey must differ.");
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);

        void Demand(string? key, string setting, bool isRequired)
        {
            if (string.IsNullOrEmpty(key) ? isRequired : Read(key) is null)
                failures.Add($"Verification__{setting} must be 32 bytes in base64, e.g. from `openssl rand -base64 32`.");
        }
    }

    /// <summary>What is kept in memory is forgotten with its keys.</summary>
    public static VerificationKeys Keys(VerificationOptions options) => new(
        Read(options.AddressKey) ?? RandomNumberGenerator.GetBytes(KeyBytes),
        Read(options.TokenKey) ?? RandomNumberGenerator.GetBytes(KeyBytes),
        Read(options.RetiredTokenKey));

    private static byte[]? Read(string? text)
    {
        var key = new byte[KeyBytes];
        return text is { Length: > 0 } && Convert.TryFromBase64String(text, key, out var written) && written == KeyBytes ? key : null;
    }
}
