using System.Text;
using DomainWorkers.MiitSync.Adapters;
using DomainWorkers.MiitSync.Adapters.V3;

namespace DomainWorkers.MiitSync.Tests.Adapters;

public sealed class PackingTests
{
    [Theory]
    [InlineData("1234567890", HashForm.Raw, "mbDZD5Py+VplWLGDZZIo2Q==")]
    [InlineData("1234567890", HashForm.Hexadecimal, "OTliMGQ5MGY5M2YyZjk1YTY1NThiMTgzNjU5MjI4ZDk=")]
    [InlineData("密码Pass1", HashForm.Raw, "Hn9lHQozkTPkgPapJuYJXg==")]
    [InlineData("密码Pass1", HashForm.Hexadecimal, "MWU3ZjY1MWQwYTMzOTEzM2U0ODBmNmE5MjZlNjA5NWU=")]
    public void Password_hashes_match_the_known_vectors(string password, HashForm form, string expected) =>
        Assert.Equal(expected, new Packing(new MinistryOptions { HashForm = form }).HashPassword(password, "abcdefghijABCDEFGHIJ"));

    [Fact]
    public void A_hexadecimal_hash_is_the_text_of_the_digest()
    {
        // The vector of the public client: base64("399166b30965c4b6a24d7f3f82307b25").
        var text = Encoding.ASCII.GetString(Convert.FromBase64String("Mzk5MTY2YjMwOTY1YzRiNmEyNGQ3ZjNmODIzMDdiMjU="));
        Assert.Equal("399166b30965c4b6a24d7f3f82307b25", text);
        var hexadecimal = new Packing(new MinistryOptions { HashForm = HashForm.Hexadecimal }).Hash("a"u8);
        Assert.Equal("0cc175b9c0f1b6a831c399e269772661", Encoding.ASCII.GetString(Convert.FromBase64String(hexadecimal)));
        Assert.Equal("DMF1ucDxtqgxw5niaXcmYQ==", new Packing(new MinistryOptions()).Hash("a"u8));
    }

    [Fact]
    public void What_is_encrypted_comes_back()
    {
        var packing = new Packing(new MinistryOptions { AesKey = "0123456789abcdef" });
        var secret = packing.Encrypt("上报"u8.ToArray());

        Assert.Equal(1, packing.EncryptAlgorithm);
        Assert.Equal(16, secret.Length);
        Assert.Equal("上报"u8.ToArray(), packing.Decrypt(secret));
    }

    [Fact]
    public void An_archive_that_grows_too_much_or_has_two_files_is_not_read()
    {
        Assert.Throws<InvalidDataException>(() => Packing.Unzip(Packing.Zip("a.xml", new byte[10_001]), 10_000));
        Assert.Equal(10_000, Packing.Unzip(Packing.Zip("a.xml", new byte[10_000]), 10_000).Length);
        Assert.Throws<InvalidDataException>(() => Packing.Unzip([1, 2, 3], 10));
    }
}
