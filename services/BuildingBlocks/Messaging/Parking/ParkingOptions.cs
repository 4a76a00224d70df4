using System.Security.Cryptography;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace DomainWorkers.BuildingBlocks.Messaging.Parking;

/// <summary>How messages that are set aside are kept.</summary>
public sealed class ParkingOptions
{
    /// <summary>32 bytes in base64 that seal them; from the environment or a secret file. Not needed where documents are kept in memory.</summary>
    public string? SealKey { get; set; }
}

/// <summary>A key that is missing or malformed stops the process at its start, not when the first message has to be set aside.</summary>
internal sealed class ParkingRule(IConfiguration configuration) : IValidateOptions<ParkingOptions>
{
    // Read as it stands: a store that is wrong says so itself, and must not keep this from being said too.
    private bool InMemory => configuration["Store:Uri"]?.StartsWith("memory:", StringComparison.Ordinal) == true;

    public ValidateOptionsResult Validate(string? name, ParkingOptions options) => options.SealKey switch
    {
        null or "" when InMemory => ValidateOptionsResult.Success,
        null or "" => ValidateOptionsResult.Fail(
            "Parking__SealKey is required: 32 bytes in base64, e.g. from `openssl rand -base64 32`. It seals the messages that are set aside."),
        var key when Read(key) is null => ValidateOptionsResult.Fail("Parking__SealKey must be 32 bytes in base64."),
        _ => ValidateOptionsResult.Success,
    };

    /// <summary>What is parked in memory is forgotten with its key.</summary>
    public static BodySeal Seal(ParkingOptions options) =>
        new(options.SealKey is { Length: > 0 } key ? Read(key)! : RandomNumberGenerator.GetBytes(32));

    private static byte[]? Read(string text)
    {
        var key = new byte[32];
        return Convert.TryFromBase64String(text, key, out var written) && written == key.Length ? key : null;
    }
}
