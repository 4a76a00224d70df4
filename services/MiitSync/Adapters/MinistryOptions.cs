using System.ComponentModel.DataAnnotations;

namespace DomainWorkers.MiitSync.Adapters;

/// <summary>How a hash is put into base64. The specification does not say; the public clients have used both.</summary>
public enum HashForm
{
    /// <summary>The digest itself; what the live server took.</summary>
    Raw,

    /// <summary>Its hexadecimal text.</summary>
    Hexadecimal,
}

/// <summary>Our account at the ministry.</summary>
public sealed class MinistryOptions : IValidatableObject
{
    /// <summary>Version of the interface; <c>3.0</c> is the public one.</summary>
    [RegularExpression("^3\\.0$")]
    public string Version { get; set; } = "3.0";

    /// <summary>Where the ministry is, e.g. <c>http://10.0.0.8/</c>; the addresses of the calls follow.</summary>
    [Required]
    public Uri? Address { get; set; }

    /// <summary>Namespace of the calls; take it from the WSDL, the specification names none.</summary>
    [Required]
    public string Namespace { get; set; } = "urn:miit:isp-web-service";

    /// <summary>Our number (ispId).</summary>
    [Range(1, long.MaxValue)]
    public long Unit { get; set; }

    /// <summary>User name.</summary>
    [Required, StringLength(64)]
    public string UserName { get; set; } = "";

    /// <summary>Password; from the environment or a secret file, never from appsettings.json.</summary>
    [Required, StringLength(128, MinimumLength = 6)]
    public string Password { get; set; } = "";

    /// <summary>Raw or Hexadecimal.</summary>
    public HashForm HashForm { get; set; } = HashForm.Raw;

    /// <summary>AES key of 16, 24 or 32 characters; unset: files go unencrypted.</summary>
    public string? AesKey { get; set; }

    /// <summary>The offset that belongs to the key, 16 characters.</summary>
    [StringLength(16, MinimumLength = 16)]
    public string AesOffset { get; set; } = "0102030405060708";

    /// <summary>Our name as the ministry has it (Ym_zcs).</summary>
    [Required, StringLength(500, MinimumLength = 1)]
    public string Registrar { get; set; } = "";

    /// <summary>Whether domains are reported as people write them; else in the ASCII form.</summary>
    public bool UnicodeNames { get; set; } = true;

    /// <summary>Whether the payer is reported too; it is the holder.</summary>
    public bool ReportPayer { get; set; }

    /// <summary>Province code for holders abroad; unset: their domains cannot be reported.</summary>
    [Range(100000, 999999)]
    public long? AbroadProvince { get; set; }

    /// <summary>City code for holders abroad.</summary>
    [Range(100000, 999999)]
    public long? AbroadCity { get; set; }

    /// <summary>How long an answer is waited for.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(60);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Address is { } address && (!address.IsAbsoluteUri || address.Scheme is not ("http" or "https")))
            yield return new ValidationResult("must be http://address/ or https://address/.", [nameof(Address)]);
        if (AesKey is { Length: not (16 or 24 or 32) } || AesKey?.All(char.IsAscii) == false)
            yield return new ValidationResult("must have 16, 24 or 32 ASCII characters.", [nameof(AesKey)]);
        if (AbroadProvince is null != AbroadCity is null)
            yield return new ValidationResult("AbroadProvince and AbroadCity come together.", [nameof(AbroadCity)]);
    }
}
