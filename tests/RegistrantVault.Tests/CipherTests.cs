using System.Security.Cryptography;
using DomainWorkers.RegistrantVault.Sealing;

namespace DomainWorkers.RegistrantVault.Tests;

public sealed class CipherTests
{
    private static readonly byte[] Key = RandomNumberGenerator.GetBytes(32);
    private static readonly byte[] Data = [1, 2, 3];

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(64)]
    [InlineData(100_000)]
    public void What_is_sealed_opens_again(int length)
    {
        var plaintext = RandomNumberGenerator.GetBytes(length);
        Assert.Equal(plaintext, AuthenticatedCipher.Open(Key, AuthenticatedCipher.Seal(Key, plaintext, Data), Data));
    }

    [Fact]
    public void No_changed_bit_opens()
    {
        var value = AuthenticatedCipher.Seal(Key, "440301199003078291"u8, Data);
        for (var position = 0; position < value.Length; position++)
        {
            for (var bit = 0; bit < 8; bit++)
            {
                var changed = value.ToArray();
                changed[position] ^= (byte)(1 << bit);
                Assert.Null(AuthenticatedCipher.Open(Key, changed, Data));
            }
        }
    }

    [Fact]
    public void No_shortened_or_lengthened_value_opens()
    {
        var value = AuthenticatedCipher.Seal(Key, "440301199003078291"u8, Data);
        for (var length = 0; length < value.Length; length++)
            Assert.Null(AuthenticatedCipher.Open(Key, value.AsSpan(0, length), Data));
        Assert.Null(AuthenticatedCipher.Open(Key, [.. value, 0], Data));
    }

    [Fact]
    public void Another_key_or_another_place_does_not_open()
    {
        var value = AuthenticatedCipher.Seal(Key, "x"u8, Data);
        Assert.Null(AuthenticatedCipher.Open(RandomNumberGenerator.GetBytes(32), value, Data));
        Assert.Null(AuthenticatedCipher.Open(Key, value, [1, 2, 4]));
        Assert.Null(AuthenticatedCipher.Open(Key, value, []));
    }

    [Fact]
    public void A_hundred_thousand_nonces_are_a_hundred_thousand_different_ones()
    {
        var nonces = new HashSet<UInt128>();
        Span<byte> nonce = stackalloc byte[16];
        for (var count = 0; count < 100_000; count++)
        {
            var value = AuthenticatedCipher.Seal(Key, "x"u8, Data);
            value.AsSpan(1, AuthenticatedCipher.NonceSize).CopyTo(nonce);
            Assert.True(nonces.Add(System.Buffers.Binary.BinaryPrimitives.ReadUInt128BigEndian(nonce)));
        }
    }

    [Fact]
    public void It_is_the_standards_cipher()
    {
        // NIST's GCM test case 14 for 256-bit keys: an all-zero block under an all-zero key and nonce.
        var value = Convert.FromHexString("01" + new string('0', 24) + "cea7403d4d606b6e074ec5d3baf39d18" + "d0d1c8a799996bf0265b98b5d48ab919");
        Assert.Equal(new byte[16], AuthenticatedCipher.Open(new byte[32], value, []));
    }

    [Fact]
    public void Different_places_never_have_the_same_associated_data()
    {
        string[] parts = ["a", "b", "ab", "", "a/b", "1", "11"];
        var seen = new HashSet<string>();
        foreach (var profile in parts)
        {
            foreach (var group in parts)
            {
                foreach (var field in parts)
                {
                    foreach (var version in new[] { 1L, 11L })
                        Assert.True(seen.Add(Convert.ToHexString(AssociatedData.Field(profile, group, field, "k", version))));
                }
            }
        }
        Assert.NotEqual(AssociatedData.Field("a", "b", "c", "d", 1), AssociatedData.Wrap("a", "b", "c", "d", "1"));
    }

    [Fact]
    public void The_length_of_a_sealed_field_does_not_tell_a_resident_id_from_a_passport()
    {
        var lengths = new[] { "0", "E12345678", "110101199003078291", "91110000600037341L" }
            .Select(number => PlainField.Of("number", number).Bytes.Length).Distinct();
        Assert.Single(lengths);
    }
}
