using System.ComponentModel.DataAnnotations;
using System.Net;

namespace DomainWorkers.Correspondence;

/// <summary>How mails go out: over SMTP, or into a folder.</summary>
public sealed class MailOptions : IValidatableObject
{
    private static readonly string[] Blanks = ["{account}", "{address}", "{token}"];

    /// <summary>The mail server that takes our mails, e.g. a relay of our own.</summary>
    public string? Host { get; set; }

    /// <summary>Its port.</summary>
    [Range(1, 65535)]
    public int Port { get; set; } = 587;

    /// <summary>How the connection is protected; <c>None</c> only on the loopback interface.</summary>
    public MailSecurity Security { get; set; } = MailSecurity.StartTls;

    /// <summary>Whether the server's certificate is asked about at its authority; a private authority may have no list.</summary>
    public bool CheckRevocation { get; set; } = true;

    /// <summary>The user to log in with; unset: no login.</summary>
    public string? User { get; set; }

    /// <summary>Its password; from the environment or a secret file.</summary>
    public string? Password { get; set; }

    /// <summary>A folder that takes each mail as an <c>.eml</c> file, instead of a server.</summary>
    public string? Pickup { get; set; }

    /// <summary>The address that mails come from, and that returned ones go to.</summary>
    [Required, RegularExpression(@"^[A-Za-z0-9._+-]{1,64}@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$")]
    public string From { get; set; } = "";

    /// <summary>The name beside it.</summary>
    [MaxLength(100), RegularExpression(@"^[^\p{C}]*$")]
    public string FromName { get; set; } = "";

    /// <summary>
    /// For EmailVerification, which demands it: the page that a link opens; <c>{account}</c>, <c>{address}</c>, <c>{token}</c> are filled in.
    /// The page asks and then sends <c>ConfirmEmail</c>.
    /// </summary>
    public string? Link { get; set; }

    /// <summary>How long one try may take.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:05:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(60);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if ((Host is null) == (Pickup is null))
            yield return new ValidationResult("either Mail__Host or Mail__Pickup is required, and not both.", [nameof(Host)]);
        if (Security == MailSecurity.None && Host is { } host && !IsLoopback(host))
            yield return new ValidationResult("None is allowed on the loopback interface only.", [nameof(Security)]);
        if ((User is null) != (Password is null))
            yield return new ValidationResult("User and password belong together.", [nameof(User)]);
        if (Link is { } link && !IsLink(link))
            yield return new ValidationResult("Link must be an https address with {account}, {address} and {token}.", [nameof(Link)]);
    }

    /// <summary>The right half of message ids.</summary>
    internal string SenderDomain => From[(From.IndexOf('@', StringComparison.Ordinal) + 1)..].ToLowerInvariant();

    private static bool IsLoopback(string host) => host == "localhost" || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));

    private static bool IsLink(string link) =>
        Blanks.All(part => link.Contains(part, StringComparison.Ordinal))
        && Uri.TryCreate(link.Replace("{", "", StringComparison.Ordinal).Replace("}", "", StringComparison.Ordinal), UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback))
        && !link.Any(char.IsWhiteSpace);
}

/// <summary>How a connection to a mail server is protected.</summary>
public enum MailSecurity
{
    /// <summary>It must change to TLS before anything is said (RFC 3207).</summary>
    StartTls,

    /// <summary>TLS from the first byte (RFC 8314).</summary>
    Tls,

    /// <summary>Not at all.</summary>
    None,
}
