using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using DomainWorkers.Epp;

namespace DomainWorkers.RealNameReview.Adapters.Codes;

/// <summary>
/// Decides whether the base64 of a signedCode element (verificationCode-1.0) may be believed: form first, then signature, then who
/// signed. It throws for nothing that a provider sends. Validity of certificates is machine time, whatever time the business is at.
/// </summary>
internal sealed class SignedCodeVerifier(SignerTrustFiles trust, string providerId, TimeProvider machineClock)
{
    // A code with five certificates of 4096 bits stays below 16 KiB.
    private const int MaxOctets = 64 * 1024;
    private const int MinKeyBits = 2048;

    // Server and client authentication (RFC 5280 section 4.2.1.12).
    private static readonly string[] ConnectionPurposes = ["1.3.6.1.5.5.7.3.1", "1.3.6.1.5.5.7.3.2"];

    /// <param name="encoded">As the provider gave it; white space between the lines is no part of it.</param>
    /// <param name="type">The type that was asked for.</param>
    /// <param name="token">The code that the provider told beside it.</param>
    public SignedCodeReading Read(string encoded, string type, string token)
    {
        try
        {
            var shape = SignedCodeShape.Read(SignedCodeDocument.Read(Octets(encoded)));
            Content(shape, type, token);
            Signature(shape);
            return new SignedCodeReading.Trusted(shape.Type, shape.Token);
        }
        catch (CodeRefusedException refusal)
        {
            return new SignedCodeReading.Refused(refusal.Flaw);
        }
        catch (CryptographicException)
        {
            // A certificate is read in parts, when they are asked for: a key or a name in it may turn out to be none.
            return new SignedCodeReading.Refused(CodeFlaws.CertificateUnreadable);
        }
    }

    private static byte[] Octets(string encoded)
    {
        if (encoded.Length > MaxOctets * 2)
            throw new CodeRefusedException(CodeFlaws.TooLarge);

        var octets = new byte[encoded.Length];
        if (!Convert.TryFromBase64String(encoded, octets, out var length) || length == 0)
            throw new CodeRefusedException(CodeFlaws.NotBase64);

        return length <= MaxOctets ? octets[..length] : throw new CodeRefusedException(CodeFlaws.TooLarge);
    }

    private void Content(SignedCodeShape shape, string type, string token)
    {
        if (!NameVerificationCode.IsValue(shape.Token))
            throw new CodeRefusedException(CodeFlaws.CodeMalformed);
        if (shape.Token.Split('-')[0] != providerId)
            throw new CodeRefusedException(CodeFlaws.ProviderDiffers);
        if (shape.Type != type)
            throw new CodeRefusedException(CodeFlaws.TypeDiffers);
        if (shape.Token != token)
            throw new CodeRefusedException(CodeFlaws.CodeDiffers);
    }

    private void Signature(SignedCodeShape shape)
    {
        var certificates = Certificates(shape.Certificates);
        try
        {
            var signer = Signer(certificates);
            using var key = Key(signer);
            if (!Fits(shape, key))
                throw new CodeRefusedException(CodeFlaws.SignatureInvalid);
            if (trust.Current.Flaw(signer, certificates, machineClock.GetUtcNow()) is { } flaw)
                throw new CodeRefusedException(flaw);
        }
        finally
        {
            foreach (var certificate in certificates)
                certificate.Dispose();
        }
    }

    private static bool Fits(SignedCodeShape shape, RSA key)
    {
        try
        {
            return new DocumentElementSignature(shape.Signature.OwnerDocument, shape.Signature).CheckSignature(key);
        }
        catch (Exception exception) when (exception is CryptographicException or FormatException)
        {
            return false;
        }
    }

    private static X509Certificate2Collection Certificates(IReadOnlyList<string> encoded)
    {
        var certificates = new X509Certificate2Collection();
        try
        {
            foreach (var one in encoded)
                certificates.Add(X509CertificateLoader.LoadCertificate(Convert.FromBase64String(one)));
            return certificates;
        }
        catch (Exception exception) when (exception is CryptographicException or FormatException)
        {
            foreach (var certificate in certificates)
                certificate.Dispose();
            throw new CodeRefusedException(CodeFlaws.CertificateUnreadable);
        }
    }

    /// <summary>The only one that is no authority: two of that kind would leave open whose signature it is.</summary>
    private static X509Certificate2 Signer(X509Certificate2Collection certificates)
    {
        if (certificates.Count == 1)
            return certificates[0];

        var own = certificates
            .Where(one => one.Extensions.OfType<X509BasicConstraintsExtension>().FirstOrDefault() is not { CertificateAuthority: true })
            .ToArray();
        return own is [var signer] ? signer : throw new CodeRefusedException(CodeFlaws.ShapeRefused);
    }

    private static RSA Key(X509Certificate2 signer)
    {
        var usage = signer.Extensions.OfType<X509KeyUsageExtension>().FirstOrDefault()?.KeyUsages;
        var mayNotSign = usage is { } given && (given & (X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.NonRepudiation)) == 0;
        // An authority that also issues certificates for connections must not make every one of its servers a signer.
        var purposes = signer.Extensions.OfType<X509EnhancedKeyUsageExtension>().FirstOrDefault()?.EnhancedKeyUsages;
        mayNotSign |= purposes is { Count: > 0 } && purposes.Cast<Oid>().All(purpose => ConnectionPurposes.Contains(purpose.Value));
        var key = mayNotSign ? null : signer.GetRSAPublicKey();
        if (key is { KeySize: >= MinKeyBits })
            return key;

        key?.Dispose();
        throw new CodeRefusedException(CodeFlaws.SignerKeyRefused);
    }
}
