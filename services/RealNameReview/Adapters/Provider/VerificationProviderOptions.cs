using System.ComponentModel.DataAnnotations;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using DomainWorkers.Epp;
using DomainWorkers.RealNameReview.Adapters.Codes;

namespace DomainWorkers.RealNameReview.Adapters.Provider;

/// <summary>Every verification provider, by a name of ours, e.g. <c>VerificationProviders__teleinfo__Host</c>.</summary>
public sealed class VerificationProvidersOptions : Dictionary<string, VerificationProviderOptions>, IValidatableObject
{
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Count == 0)
            yield return new ValidationResult("VerificationProviders is empty: at least one VerificationProviders__<name>__Host is required.");
    }
}

/// <summary>One verification provider, reached over EPP with nv-1.0.</summary>
public sealed class VerificationProviderOptions : IValidatableObject
{
    private const int MinAuthInfoKeyBytes = 32;

    /// <summary>The provider's EPP server.</summary>
    [Required]
    public string Host { get; set; } = "";

    /// <summary>Its port.</summary>
    [Range(1, 65535)]
    public int Port { get; set; } = EppAccountOptions.DefaultPort;

    /// <summary>Our client id (<c>clID</c>).</summary>
    [Required, StringLength(16, MinimumLength = 3)]
    public string ClientId { get; set; } = "";

    /// <summary>Its password; from the environment or a secret file, never from appsettings.json.</summary>
    [Required, StringLength(255, MinimumLength = 6)]
    public string Password { get; set; } = "";

    /// <summary>PEM file of our client certificate.</summary>
    public string? ClientCertificate { get; set; }

    /// <summary>PEM file of its private key.</summary>
    public string? ClientKey { get; set; }

    /// <summary>PEM file of the authority that must have issued the server's certificate; unset: the system's authorities.</summary>
    public string? Authority { get; set; }

    /// <summary>The name in the server's certificate, where it is not the host.</summary>
    public string? ServerName { get; set; }

    /// <summary>The provider's number: the first part of every code that it gives.</summary>
    [Required, RegularExpression("^[0-9]{1,10}$", ErrorMessage = "must be the provider's number, one to ten digits.")]
    public string ProviderId { get; set; } = "";

    /// <summary>PEM file of the authorities whose certificates may sign this provider's codes.</summary>
    [Required]
    public string SignerAuthority { get; set; } = "";

    /// <summary>PEM file of their revocation lists; unset: a revoked signer is believed until its certificate ends.</summary>
    public string? SignerRevocations { get; set; }

    /// <summary>
    /// Base64 of at least 32 random octets, a secret: the password of each verification is derived from it, so that the verification can be
    /// recognised and asked for after a restart. Another key makes those that are under way unreachable.
    /// </summary>
    [Required]
    public string AuthInfoKey { get; set; } = "";

    /// <summary>Sessions that one process may hold.</summary>
    [Range(1, 100)]
    public int MaxSessions { get; set; } = 2;

    /// <summary>Commands a second that one process may send; 0 for no limit. 97 % of it is used.</summary>
    [Range(0, 10_000)]
    public int CommandsPerSecond { get; set; }

    /// <summary>How long an answer is waited for; a submission carries documents.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:05:00")]
    public TimeSpan CommandTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long the provider bears silence: a hello is sent before that is over.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan IdleTimeout { get; set; } = TimeSpan.FromMinutes(10);

    internal byte[] AuthInfoKeyOctets => Convert.FromBase64String(AuthInfoKey);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (var (name, file) in new[]
        {
            (nameof(ClientCertificate), ClientCertificate), (nameof(ClientKey), ClientKey), (nameof(Authority), Authority),
        })
        {
            if (file is not null && !File.Exists(file))
                yield return new ValidationResult("must be a readable PEM file.", [name]);
        }

        if (ClientCertificate is null != ClientKey is null)
            yield return new ValidationResult("ClientCertificate and ClientKey come together.", [nameof(ClientKey)]);
        if (SignerAuthority.Length > 0 && SignerTrustFiles.Complaint(SignerAuthority, SignerRevocations) is { } complaint)
            yield return new ValidationResult(complaint.Complaint, [complaint.Setting]);
        if (AuthInfoKey.Length > 0 && !IsKey(AuthInfoKey))
            yield return new ValidationResult("must be base64 of at least 32 random octets.", [nameof(AuthInfoKey)]);
    }

    internal EppAccountOptions Account(string name) => new()
    {
        Name = name,
        Host = Host,
        Port = Port,
        ClientId = ClientId,
        Password = Password,
        ServerName = ServerName,
        ClientCertificate = ClientCertificate is null ? null : X509Certificate2.CreateFromPemFile(ClientCertificate, ClientKey),
        TrustAnchors = Authority is null ? null : Authorities(Authority),
        MaxSessions = MaxSessions,
        CommandTimeout = CommandTimeout,
        IdleTimeout = IdleTimeout,
        Objects = [EppNamespaces.NameVerification.Uri],
        RequiredServices = [EppNamespaces.NameVerification.Uri],
        Extensions = [EppNamespaces.VerificationCode.Uri],
    };

    private static X509Certificate2Collection Authorities(string file)
    {
        var authorities = new X509Certificate2Collection();
        authorities.ImportFromPemFile(file);
        return authorities;
    }

    private static bool IsKey(string key)
    {
        var octets = new byte[key.Length];
        var holds = Convert.TryFromBase64String(key, octets, out var length) && length >= MinAuthInfoKeyBytes;
        CryptographicOperations.ZeroMemory(octets);
        return holds;
    }
}
