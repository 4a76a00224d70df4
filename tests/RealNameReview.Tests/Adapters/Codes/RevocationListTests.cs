using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using DomainWorkers.RealNameReview.Adapters.Codes;

namespace DomainWorkers.RealNameReview.Tests.Adapters.Codes;

public sealed class RevocationListTests
{
    private static readonly TestSigner Signer = TestAuthority.Ours.Signer();

    [Fact]
    public void Lists_what_the_platforms_own_writer_put_on_it()
    {
        var list = RevocationList.Read(TestAuthority.Ours.RevocationList(revoked: Signer.Certificate));

        Assert.True(list.Lists(Signer.Certificate));
        Assert.False(list.Lists(TestAuthority.Ours.Certificate));
        Assert.True(list.IsOf(TestAuthority.Ours.Certificate, TestAuthority.Now));
        Assert.False(list.IsOf(TestAuthority.Stranger.Certificate, TestAuthority.Now));
        Assert.False(list.IsOf(TestAuthority.Ours.Certificate, TestAuthority.Now.AddDays(8)));
    }

    [Fact]
    public void An_empty_list_is_one_too() =>
        Assert.Empty(RevocationList.Read(TestAuthority.Ours.RevocationList()).Serials);

    [Fact]
    public void An_authority_with_an_elliptic_curve_signs_lists_as_well()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        var request = new CertificateRequest("CN=Curve", key, HashAlgorithmName.SHA384);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.CrlSign, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        using var authority = request.CreateSelfSigned(TestAuthority.Now.AddDays(-1), TestAuthority.Now.AddDays(1));
        var list = RevocationList.Read(new CertificateRevocationListBuilder().Build(
            authority, 1, TestAuthority.Now.AddDays(1), HashAlgorithmName.SHA384, null, TestAuthority.Now.AddHours(-1)));

        Assert.True(list.IsOf(authority, TestAuthority.Now));
    }

    [Fact]
    public void A_changed_list_is_nobodys()
    {
        var octets = TestAuthority.Ours.RevocationList(revoked: Signer.Certificate);
        octets[^1] ^= 1;

        Assert.False(RevocationList.Read(octets).IsOf(TestAuthority.Ours.Certificate, TestAuthority.Now));
    }

    [Fact]
    public void Whatever_the_octets_are_it_is_read_or_refused()
    {
        var random = new Random(7);
        var octets = TestAuthority.Ours.RevocationList(revoked: Signer.Certificate);
        for (var run = 0; run < 3_000; run++)
        {
            var bent = (byte[])octets.Clone();
            bent[random.Next(bent.Length)] = (byte)random.Next(256);
            try
            {
                var list = RevocationList.Read(bent.AsMemory(0, random.Next(10) == 0 ? random.Next(bent.Length) : bent.Length));
                if (!bent.AsSpan().SequenceEqual(octets))
                    Assert.False(list.IsOf(TestAuthority.Ours.Certificate, TestAuthority.Now), Convert.ToHexString(bent));
            }
            catch (FormatException)
            {
                // Refused: as good as read.
            }
        }
    }
}
