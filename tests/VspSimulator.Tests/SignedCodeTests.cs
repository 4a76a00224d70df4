using System.Security.Cryptography.X509Certificates;

namespace DomainWorkers.VspSimulator.Tests;

public sealed class SignedCodeTests
{
    private const string ExclusiveC14N = "http://www.w3.org/2001/10/xml-exc-c14n#";

    [Fact]
    public async Task A_signed_code_has_the_form_of_the_draft()
    {
        await using var rig = await Rig.Create();
        using var client = await rig.Registrar();

        var code = SignedCode.In(await client.Send(Frames.DomainName("example")));

        Assert.Equal(("signedCode", "urn:ietf:params:xml:ns:verificationCode-1.0", "signedCode"), (code.Root.LocalName, code.Root.NamespaceURI, code.Root.GetAttribute("id")));
        Assert.Equal(2, code.Root.ChildNodes.Count);
        Assert.Equal(
            [
                ExclusiveC14N, "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256", "http://www.w3.org/2000/09/xmldsig#enveloped-signature",
                ExclusiveC14N, "http://www.w3.org/2001/04/xmlenc#sha256",
            ],
            code.Algorithms);
        Assert.Equal([rig.Server.Signer.Thumbprint, rig.Server.SigningAuthority.Thumbprint], code.Chain.Select(certificate => certificate.Thumbprint));
        Assert.NotEqual(rig.Server.AuthorityCertificate.Thumbprint, rig.Server.SigningAuthority.Thumbprint);
    }

    [Fact]
    public async Task A_genuine_code_passes_every_examination()
    {
        await using var rig = await Rig.Create();
        using var client = await rig.Registrar();

        foreach (var frame in new[] { Frames.DomainName("example"), Frames.Person("张三", Numbers.Citizen(100)) })
        {
            var code = SignedCode.In(await client.Send(frame));
            Assert.True(code.Fits() && code.CoversTheRoot() && code.ChainsTo(rig.Server.SigningAuthority));
            Assert.False(code.RevokedBy(rig.Server.RevocationList));
            Assert.NotEqual(false, await code.FitsByXmlsec(rig.Server.SigningAuthority));
        }
    }

    /// <summary>For each bad form the one examination that finds it; the others find nothing.</summary>
    [Theory]
    [InlineData(FaultAction.SignUnknown, "chain")]
    [InlineData(FaultAction.SignExpired, "chain")]
    [InlineData(FaultAction.SignRevoked, "revocation")]
    [InlineData(FaultAction.SignWrapped, "cover")]
    [InlineData(FaultAction.SignWrappedBeside, "cover")]
    [InlineData(FaultAction.SignOther, "code")]
    [InlineData(FaultAction.SignOtherType, "type")]
    [InlineData(FaultAction.SignTampered, "signature code")]
    [InlineData(FaultAction.SignWeak, "algorithm")]
    public async Task A_bad_code_is_bad_in_one_way(FaultAction action, string wrong)
    {
        await using var rig = await Rig.Create();
        using var client = await rig.Registrar();
        await client.Send(Frames.DomainName("other"));
        var named = (await client.Send(Frames.DomainName("example"))).Text("code")!;
        rig.Server.Faults.Add(new FaultRule(action) { Command = "nv:info", Next = 1 });

        var reply = await client.Send(Frames.Info(named));
        var code = SignedCode.In(reply);

        var found = new List<string>();
        if (!code.Fits())
            found.Add("signature");
        if (!code.CoversTheRoot())
            found.Add("cover");
        if (!code.ChainsTo(rig.Server.SigningAuthority))
            found.Add("chain");
        if (code.RevokedBy(rig.Server.RevocationList))
            found.Add("revocation");
        if (code.Code != named)
            found.Add("code");
        if (code.Type != "domain")
            found.Add("type");
        if (code.Algorithms.Any(algorithm => algorithm.EndsWith("sha1", StringComparison.Ordinal)))
            found.Add("algorithm");
        Assert.Equal(wrong.Split(' '), found);
        // Another library is as easily deceived by what is wrong outside of the signature, but removes the whole signature
        // before it looks, so that nothing can hide within.
        if (await code.FitsByXmlsec(rig.Server.SigningAuthority) is { } judgement)
            Assert.Equal(wrong is not ("chain" or "signature code") && action != FaultAction.SignWrapped, judgement);
        Assert.Equal(named, reply.Text("code"));
        Assert.True(SignedCode.In(await client.Send(Frames.Info(named))).Fits());
    }

    [Fact]
    public async Task The_wrong_code_within_an_answer_is_that_of_another_name()
    {
        await using var rig = await Rig.Create();
        using var client = await rig.Registrar();
        var other = (await client.Send(Frames.DomainName("other"))).Text("code");
        rig.Server.Faults.Add(new FaultRule(FaultAction.SignOther) { Command = "nv:create-dnv", Next = 1 });

        var reply = await client.Send(Frames.DomainName("example"));

        Assert.Equal(other, SignedCode.In(reply).Code);
        Assert.NotEqual(other, reply.Text("code"));
    }

    [Fact]
    public async Task A_code_may_come_without_a_signature()
    {
        await using var rig = await Rig.Create();
        using var client = await rig.Registrar();
        rig.Server.Faults.Add(new FaultRule(FaultAction.NoSignature) { Command = "nv:create-*", Next = 1 });

        var code = SignedCode.In(await client.Send(Frames.DomainName("example")));

        Assert.Null(code.Signature);
        Assert.Single(code.Root.ChildNodes);
    }

    [Fact]
    public async Task A_signer_that_is_revoked_is_followed_by_another()
    {
        await using var rig = await Rig.Create(ownKeys: true);
        using var client = await rig.Registrar();
        var before = SignedCode.In(await client.Send(Frames.DomainName("before")));
        Assert.False(before.RevokedBy(rig.Server.RevocationList));

        rig.Server.Desk.RevokeSigner();
        var after = SignedCode.In(await client.Send(Frames.DomainName("after")));

        Assert.True(before.RevokedBy(rig.Server.RevocationList));
        Assert.False(after.RevokedBy(rig.Server.RevocationList));
        Assert.True(after.Fits() && after.ChainsTo(rig.Server.SigningAuthority));
        Assert.NotEqual(before.Chain[0].Thumbprint, after.Chain[0].Thumbprint);
    }

    [Fact]
    public async Task Certificates_and_the_revocation_list_lie_in_the_folder_and_stay()
    {
        var folder = Directory.CreateTempSubdirectory("provider-keys-");
        try
        {
            string[] thumbprints = [];
            byte[] list = [];
            for (var run = 0; run < 2; run++)
            {
                await using var rig = await Rig.Create(o => o with { CertificateFolder = folder.FullName });
                string[] now = [.. new[] { "ca", "server", "client", "signing-ca", "signer" }
                    .Select(name => X509Certificate2.CreateFromPem(File.ReadAllText(Path.Combine(folder.FullName, name + ".pem"))).Thumbprint)];
                Assert.Equal((rig.Server.AuthorityCertificate.Thumbprint, rig.Server.SigningAuthority.Thumbprint, rig.Server.Signer.Thumbprint), (now[0], now[3], now[4]));
                Assert.Equal(rig.Server.RevocationList, await File.ReadAllBytesAsync(Path.Combine(folder.FullName, "signing-ca.crl")));
                Assert.StartsWith("-----BEGIN X509 CRL-----", await File.ReadAllTextAsync(Path.Combine(folder.FullName, "signing-ca.crl.pem")), StringComparison.Ordinal);
                if (run == 0)
                {
                    (thumbprints, list) = (now, rig.Server.RevocationList);
                    continue;
                }

                Assert.Equal(thumbprints, now);
                Assert.Equal(list, rig.Server.RevocationList);
                rig.Server.Desk.RevokeSigner();
                Assert.NotEqual(list, await File.ReadAllBytesAsync(Path.Combine(folder.FullName, "signing-ca.crl")));
            }

            if (!OperatingSystem.IsWindows())
            {
                foreach (var key in folder.GetFiles("*.key"))
                    Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(key.FullName));
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task The_revocation_list_is_signed_by_the_authority()
    {
        await using var rig = await Rig.Create();

        // Openssl's own reading of it is in the stand-alone run; here the shape: a list that .NET can load and add to.
        var builder = CertificateRevocationListBuilder.Load(rig.Server.RevocationList, out var number);

        Assert.True(number >= 1);
        Assert.False(builder.RemoveEntry([0x01, 0x02]));
    }
}
