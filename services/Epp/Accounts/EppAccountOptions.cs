using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace DomainWorkers.Epp;

/// <summary>One account at one registry: where it is, who we are, what we trust and how patient we are.</summary>
public sealed record EppAccountOptions
{
    public const int DefaultPort = 700;

    /// <summary>What logs, metrics and messages call this account.</summary>
    public required string Name { get; init; }

    public required string Host { get; init; }

    public int Port { get; init; } = DefaultPort;

    /// <summary>clID, 3 to 16 characters.</summary>
    public required string ClientId { get; init; }

    public required string Password { get; init; }

    /// <summary>
    /// Set it to change the password: the first login changes it, all later ones of this process use the new one.
    /// Afterwards make it the <see cref="Password"/>.
    /// </summary>
    public string? NewPassword { get; init; }

    /// <summary>Ours, with its private key.</summary>
    public X509Certificate2? ClientCertificate { get; init; }

    /// <summary>Certificates between ours and its root, where the registry does not know them.</summary>
    public X509Certificate2Collection? ClientCertificateChain { get; init; }

    /// <summary>The root certificates the server's chain must end in; null means the machine's own trust store.</summary>
    public X509Certificate2Collection? TrustAnchors { get; init; }

    /// <summary>The name the server's certificate must carry; null means <see cref="Host"/>.</summary>
    public string? ServerName { get; init; }

    /// <summary>Off by default, since registries' private authorities rarely publish revocation lists.</summary>
    public X509RevocationMode Revocation { get; init; } = X509RevocationMode.NoCheck;

    public int MaxSessions { get; init; } = 2;

    /// <summary>From the first byte of a command to the last byte of its answer.</summary>
    public TimeSpan CommandTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>From name resolution to the end of the greeting.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a command waits for a session or a slot before it is given back unsent.</summary>
    public TimeSpan SlotTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long the server bears silence; a hello is sent at 40 % of it.</summary>
    public TimeSpan IdleTimeout { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>A session without a command for this long is given back to whoever needs the slot; null keeps it.</summary>
    public TimeSpan? ReleaseAfter { get; init; }

    /// <summary>Below the 24 hours at which registries cut sessions, maybe in the middle of a command.</summary>
    public TimeSpan AbsoluteLifetime { get; init; } = TimeSpan.FromHours(23);

    public int MaxFrameBytes { get; init; } = 1024 * 1024;

    /// <summary>
    /// The pause after a failed connection; doubled for each further one up to <see cref="MaxReconnectDelay"/>.
    /// </summary>
    public TimeSpan ReconnectDelay { get; init; } = TimeSpan.FromSeconds(1);

    public TimeSpan MaxReconnectDelay { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// No login for this long after the credentials were refused: some registries lock an account at the third refusal.
    /// </summary>
    public TimeSpan AuthenticationPause { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>After 2502 the pool makes do with one session less for this long.</summary>
    public TimeSpan SessionLimitPause { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Object services to log in with; those the server does not offer are left out.</summary>
    public IReadOnlyList<string> Objects { get; init; } =
        [EppNamespaces.Domain.Uri, EppNamespaces.Contact.Uri, EppNamespaces.Host.Uri];

    /// <summary>Extension services to log in with; those the server does not offer are left out.</summary>
    public IReadOnlyList<string> Extensions { get; init; } = [EppNamespaces.Rgp.Uri, EppNamespaces.SecDns.Uri];

    /// <summary>
    /// Object and extension services without which the account is of no use: a server that lacks one is refused before login.
    /// </summary>
    public IReadOnlyList<string> RequiredServices { get; init; } = [];

    /// <summary>The language of messages, where the server speaks it.</summary>
    public string Language { get; init; } = "en";

    /// <summary>What RFC 8807 lets a client say about itself; only sent where the server offers loginSec.</summary>
    public string UserAgent { get; init; } = "DomainWorkers.Epp";

    /// <summary>
    /// Throws an <see cref="ArgumentException"/> that names the setting and the expected form, never the value.
    /// </summary>
    public void Validate() => EppAccountRules.Check(this);

    // Passwords must not reach a log through the record's own text.
    private bool PrintMembers(StringBuilder builder)
    {
        builder.Append("Name = ").Append(Name)
            .Append(", Host = ").Append(Host)
            .Append(", Port = ").Append(Port)
            .Append(", ClientId = ").Append(ClientId)
            .Append(", MaxSessions = ").Append(MaxSessions);
        return true;
    }
}
