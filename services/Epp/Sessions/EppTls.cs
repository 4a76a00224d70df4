using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace DomainWorkers.Epp;

/// <summary>
/// The TLS settings of an account. There is no validation callback on purpose: the platform checks chain, time, purpose and name,
/// and nothing can tell it to look away.
/// </summary>
internal static class EppTls
{
    public static SslClientAuthenticationOptions Options(EppAccountOptions account) => new()
    {
        TargetHost = account.ServerName ?? account.Host,
#pragma warning disable CA5398 // RFC 8996 forbids anything older, and the machine's own default may still allow it.
        EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
#pragma warning restore CA5398
        EncryptionPolicy = EncryptionPolicy.RequireEncryption,
        AllowRenegotiation = false,
        CertificateRevocationCheckMode = account.Revocation,
        CertificateChainPolicy = ChainPolicy(account),
        ClientCertificateContext = account.ClientCertificate is { } own
            ? SslStreamCertificateContext.Create(own, account.ClientCertificateChain, offline: true)
            : null,
    };

    private static X509ChainPolicy ChainPolicy(EppAccountOptions account)
    {
        var policy = new X509ChainPolicy
        {
            RevocationMode = account.Revocation,
            RevocationFlag = X509RevocationFlag.ExcludeRoot,
            VerificationFlags = X509VerificationFlags.NoFlag,

            // What the server does not send is not fetched from an address that its certificate names.
            DisableCertificateDownloads = true,
        };
        if (account.TrustAnchors is { } anchors)
        {
            policy.TrustMode = X509ChainTrustMode.CustomRootTrust;
            policy.CustomTrustStore.AddRange(anchors);
        }

        // The purpose has to be named here: a policy of one's own replaces the platform's.
        policy.ApplicationPolicy.Add(new System.Security.Cryptography.Oid("1.3.6.1.5.5.7.3.1"));
        return policy;
    }
}
