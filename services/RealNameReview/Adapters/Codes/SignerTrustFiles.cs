using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace DomainWorkers.RealNameReview.Adapters.Codes;

/// <summary>
/// Reads authorities and revocation lists from the operator's files, and again when a file has changed: a list is renewed every few days
/// and nobody restarts a worker for it. A new file that cannot be read leaves what was known in force, which ends with its own time.
/// </summary>
internal sealed class SignerTrustFiles(string authorities, string? revocations)
{
    private readonly Lock _gate = new();
    private (DateTime Authorities, DateTime Revocations, SignerTrust Trust)? _read;

    public SignerTrust Current
    {
        get
        {
            lock (_gate)
            {
                var stamps = (File.GetLastWriteTimeUtc(authorities), revocations is null ? default : File.GetLastWriteTimeUtc(revocations));
                if (_read is not { } read || (read.Authorities, read.Revocations) != stamps)
                    _read = (stamps.Item1, stamps.Item2, Read(_read?.Trust));

                return _read.Value.Trust;
            }
        }
    }

    /// <summary>What is wrong with the files, in words that follow the setting's name; null when nothing is.</summary>
    public static (string Setting, string Complaint)? Complaint(string authorities, string? revocations)
    {
        try
        {
            if (Authorities(authorities).Count == 0)
                return ("SignerAuthority", "must be a PEM file with at least one certificate.");
        }
        catch (Exception exception) when (IsUnreadable(exception))
        {
            return ("SignerAuthority", "must be a readable PEM file of certificates.");
        }

        try
        {
            if (revocations is not null && Lists(revocations).Count == 0)
                return ("SignerRevocations", "must hold at least one certificate revocation list (PEM, \"X509 CRL\").");
        }
        catch (Exception exception) when (IsUnreadable(exception))
        {
            return ("SignerRevocations", "must be a readable PEM file of certificate revocation lists.");
        }

        return null;
    }

    private SignerTrust Read(SignerTrust? known)
    {
        try
        {
            return new SignerTrust(Authorities(authorities), revocations is null ? null : Lists(revocations));
        }
        catch (Exception exception) when (known is not null && IsUnreadable(exception))
        {
            return known;
        }
    }

    private static X509Certificate2Collection Authorities(string file)
    {
        var certificates = new X509Certificate2Collection();
        certificates.ImportFromPem(File.ReadAllText(file));
        return certificates;
    }

    private static List<RevocationList> Lists(string file)
    {
        var lists = new List<RevocationList>();
        var rest = File.ReadAllText(file).AsSpan();
        while (PemEncoding.TryFind(rest, out var found))
        {
            if (rest[found.Label].SequenceEqual("X509 CRL"))
                lists.Add(RevocationList.Read(Convert.FromBase64String(rest[found.Base64Data].ToString())));
            rest = rest[found.Location.End..];
        }

        return lists;
    }

    private static bool IsUnreadable(Exception exception) =>
        exception is IOException or UnauthorizedAccessException or CryptographicException or FormatException or ArgumentException;
}
