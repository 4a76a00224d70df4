using System.ComponentModel.DataAnnotations;

namespace DomainWorkers.RegistrySubmission.Adapters;

/// <summary>Every registry account, by the key that the policy gives its suffixes, e.g. <c>Registries__cnnic__Host</c>.</summary>
public sealed class RegistriesOptions : Dictionary<string, RegistryOptions>, IValidatableObject
{
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Count == 0)
            yield return new ValidationResult("Registries is empty: at least one Registries__<name>__Host is required.");
    }
}

/// <summary>One registry account, reached over EPP.</summary>
public sealed class RegistryOptions : IValidatableObject
{
    /// <summary>The registry's EPP server.</summary>
    [Required]
    public string Host { get; set; } = "";

    /// <summary>Its port.</summary>
    [Range(1, 65535)]
    public int Port { get; set; } = 700;

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

    /// <summary>Whether a registration names contacts; a thin registry keeps none.</summary>
    public bool Contacts { get; set; } = true;

    /// <summary>Whether name servers are objects of their own (RFC 5731 section 1.1); otherwise they are attributes of the domain.</summary>
    public bool HostObjects { get; set; } = true;

    /// <summary>Sessions that all replicas together may hold: what the registry grants the account.</summary>
    [Range(1, 100)]
    public int MaxSessions { get; set; } = 2;

    /// <summary>Of these, how many one replica may hold, so that a busy one leaves some to the others; unset: all.</summary>
    [Range(1, 100)]
    public int? SessionsPerInstance { get; set; }

    /// <summary>Commands a second that all replicas together may send; 0 for no limit. 97 % of it is used.</summary>
    [Range(0, 10_000)]
    public int CommandsPerSecond { get; set; }

    /// <summary>How long an answer is waited for.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:05:00")]
    public TimeSpan CommandTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>The profile under which verification codes are asked for (<c>verificationCode-1.0</c>), e.g. <c>china</c>; unset: they are not.</summary>
    [StringLength(255, MinimumLength = 1)]
    public string? VerificationProfile { get; set; }

    /// <summary>Our name as the channel (CNNIC's <c>purveyor</c>); with it contacts and domains carry CNNIC's extensions.</summary>
    [StringLength(16, MinimumLength = 3)]
    public string? CnnicPurveyor { get; set; }

    /// <summary>Which of CNNIC's platforms: they have different words for documents.</summary>
    public CnnicPlatform CnnicPlatform { get; set; }

    /// <summary>The registry on CNNIC's shared platform that contacts belong to, e.g. <c>cnnic</c>.</summary>
    [StringLength(64, MinimumLength = 1)]
    public string? CnnicRegistry { get; set; }

    /// <summary>Sessions that this process may hold.</summary>
    internal int SessionsHere => Math.Min(MaxSessions, SessionsPerInstance ?? MaxSessions);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (var (name, file) in new[] { (nameof(ClientCertificate), ClientCertificate), (nameof(ClientKey), ClientKey), (nameof(Authority), Authority) })
        {
            if (file is not null && !File.Exists(file))
                yield return new ValidationResult("must be a readable PEM file.", [name]);
        }

        if (ClientCertificate is null != ClientKey is null)
            yield return new ValidationResult("ClientCertificate and ClientKey come together.", [nameof(ClientKey)]);
    }
}
