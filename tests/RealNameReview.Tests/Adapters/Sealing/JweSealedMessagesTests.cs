using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using DomainWorkers.RealNameReview.Adapters;
using DomainWorkers.RealNameReview.Adapters.Sealing;
using Jose;
using Base64Url = System.Buffers.Text.Base64Url;

namespace DomainWorkers.RealNameReview.Tests.Adapters.Sealing;

public sealed class JweSealedMessagesTests
{
    private static readonly RSA Current = RSA.Create(3072);
    private static readonly RSA Former = RSA.Create(4096);

    private static readonly JweSealedMessages Messages = new([Key("2026-11", Current), Key("2026-05", Former)]);

    private static readonly SealedExpectation Expected = new("shop-1", "profile-1", "message-1");

    private const string Plaintext = """{"account":"shop-1","profileId":"profile-1","messageId":"message-1","content":{ "name":"张三", "list":[1, 2] }}""";

    [Fact]
    public void What_another_library_sealed_is_opened_and_the_content_stays_as_it_was()
    {
        var opened = Assert.IsType<SealedReading.Opened>(Messages.Open(Seal(), Expected));

        Assert.Equal("""{ "name":"张三", "list":[1, 2] }""", Encoding.UTF8.GetString(opened.Content.Reveal()));
        Assert.DoesNotContain("张三", opened.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_former_key_opens_while_the_rotation_lasts_and_an_unknown_one_never()
    {
        Assert.IsType<SealedReading.Opened>(Messages.Open(Seal(kid: "2026-05", key: Former), Expected));
        AssertRefused(SealedRules.KeyUnknown, Seal(kid: "2025-11"));
        AssertRefused(SealedRules.KeyUnknown, Seal(kid: null));
        // The right name on the other key's box.
        AssertRefused(SealedRules.NotOpened, Seal(kid: "2026-11", key: RSA.Create(3072)));
        AssertRefused(SealedRules.Malformed, Seal(kid: "2026-11", key: Former));
    }

    public static TheoryData<string, string> Headers => new()
    {
        { SealedRules.AlgorithmRefused, """{"alg":"RSA-OAEP","enc":"A256GCM","kid":"2026-11"}""" },
        { SealedRules.AlgorithmRefused, """{"alg":"RSA1_5","enc":"A256GCM","kid":"2026-11"}""" },
        { SealedRules.AlgorithmRefused, """{"alg":"RSA-OAEP-512","enc":"A256GCM","kid":"2026-11"}""" },
        { SealedRules.AlgorithmRefused, """{"alg":"dir","enc":"A256GCM","kid":"2026-11"}""" },
        { SealedRules.AlgorithmRefused, """{"alg":"none","enc":"A256GCM","kid":"2026-11"}""" },
        { SealedRules.AlgorithmRefused, """{"alg":"PBES2-HS256+A128KW","enc":"A256GCM","kid":"2026-11","p2c":2147483647,"p2s":"AAAA"}""" },
        { SealedRules.AlgorithmRefused, """{"alg":"ECDH-ES","enc":"A256GCM","kid":"2026-11"}""" },
        { SealedRules.AlgorithmRefused, """{"alg":"rsa-oaep-256","enc":"A256GCM","kid":"2026-11"}""" },
        { SealedRules.AlgorithmRefused, """{"alg":["RSA-OAEP-256"],"enc":"A256GCM","kid":"2026-11"}""" },
        { SealedRules.AlgorithmRefused, """{"alg":"RSA-OAEP-256","enc":"A128GCM","kid":"2026-11"}""" },
        { SealedRules.AlgorithmRefused, """{"alg":"RSA-OAEP-256","enc":"A256CBC-HS512","kid":"2026-11"}""" },
        { SealedRules.AlgorithmRefused, """{"enc":"A256GCM","kid":"2026-11"}""" },
        { SealedRules.AlgorithmRefused, "{}" },
        { SealedRules.HeaderMemberRefused, """{"alg":"RSA-OAEP-256","enc":"A256GCM","kid":"2026-11","zip":"DEF"}""" },
        { SealedRules.HeaderMemberRefused, """{"alg":"RSA-OAEP-256","enc":"A256GCM","kid":"2026-11","crit":["exp"],"exp":1}""" },
        { SealedRules.HeaderMemberRefused, """{"alg":"RSA-OAEP-256","enc":"A256GCM","kid":"2026-11","jwk":{"kty":"RSA"}}""" },
        { SealedRules.HeaderMemberRefused, """{"alg":"RSA-OAEP-256","enc":"A256GCM","kid":"2026-11","jku":"http://127.0.0.1:1/"}""" },
        { SealedRules.HeaderMemberRefused, """{"alg":"RSA-OAEP-256","enc":"A256GCM","kid":"2026-11","x5u":"http://127.0.0.1:1/"}""" },
        { SealedRules.HeaderMalformed, """{"alg":"none","alg":"RSA-OAEP-256","enc":"A256GCM","kid":"2026-11"}""" },
        { SealedRules.HeaderMalformed, """{"alg":"RSA-OAEP-256","enc":"A256GCM","kid":"2026-11"} {}""" },
        { SealedRules.HeaderMalformed, """["alg"]""" },
        { SealedRules.HeaderMalformed, "null" },
        { SealedRules.HeaderMalformed, "{" },
        { SealedRules.HeaderMalformed, "\u0000" },
        { SealedRules.KeyUnknown, """{"alg":"RSA-OAEP-256","enc":"A256GCM","kid":"../../etc/passwd"}""" },
        { SealedRules.KeyUnknown, """{"alg":"RSA-OAEP-256","enc":"A256GCM","kid":7}""" },
        // The header is authenticated: the same algorithms in another order are another header.
        { SealedRules.NotOpened, """{"enc":"A256GCM","alg":"RSA-OAEP-256","kid":"2026-11"}""" },
    };

    [Theory]
    [MemberData(nameof(Headers))]
    public void A_header_that_would_change_what_is_done_is_refused(string rule, string header)
    {
        var parts = Seal().Split('.');
        parts[0] = Base64Url.EncodeToString(Encoding.UTF8.GetBytes(header));

        AssertRefused(rule, string.Join('.', parts));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void A_changed_part_is_refused_in_one_word_whichever_it_is(int part)
    {
        var parts = Seal().Split('.');
        var octets = Base64Url.DecodeFromChars(parts[part]);
        octets[0] ^= 1;
        parts[part] = Base64Url.EncodeToString(octets);

        AssertRefused(SealedRules.NotOpened, string.Join('.', parts));
    }

    [Fact]
    public void A_wrapped_key_of_another_length_is_refused_in_the_same_word() =>
        AssertRefused(SealedRules.NotOpened, Whole(Current.Encrypt(new byte[16], RSAEncryptionPadding.OaepSHA256)));

    [Fact]
    public void A_key_wrapped_with_the_older_padding_is_refused_in_the_same_word() =>
        AssertRefused(SealedRules.NotOpened, Whole(Current.Encrypt(new byte[32], RSAEncryptionPadding.OaepSHA1)));

    public static TheoryData<string, Func<string, string>> Texts => new()
    {
        { SealedRules.Malformed, _ => "" },
        { SealedRules.Malformed, text => text[..^1] + "." },
        { SealedRules.Malformed, text => text + ".AAAA" },
        { SealedRules.Malformed, text => text[..text.LastIndexOf('.')] },
        { SealedRules.Malformed, text => text + "=" },
        { SealedRules.Malformed, text => text.Replace('.', ' ') },
        { SealedRules.Malformed, text => " " + text },
        { SealedRules.Malformed, text => text + "\n" },
        { SealedRules.Malformed, text => text[..^6] },
        { SealedRules.Malformed, text => "." + text[(text.IndexOf('.', StringComparison.Ordinal) + 1)..] },
        { SealedRules.Malformed, text => """{"protected":"","ciphertext":""}""" + text },
        { SealedRules.Malformed, Uncanonical },
        { SealedRules.TooLarge, text => text + new string('A', 300_000) },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public void An_envelope_has_one_text_only(string rule, Func<string, string> bend) => AssertRefused(rule, bend(Seal()));

    [Theory]
    [InlineData(SealedRules.AccountDiffers, "shop-1", "shop-2")]
    [InlineData(SealedRules.ProfileDiffers, "profile-1", "profile-2")]
    [InlineData(SealedRules.MessageDiffers, "message-1", "message-2")]
    [InlineData(SealedRules.ContentMalformed, "\"account\":\"shop-1\"", "\"account\":1")]
    [InlineData(SealedRules.ContentMalformed, "\"account\"", "\"Account\"")]
    [InlineData(SealedRules.ContentMalformed, "\"messageId\":\"message-1\",", "")]
    [InlineData(SealedRules.ContentMalformed, "{ \"name\"", "{ \"name\":1, \"name\"")]
    [InlineData(SealedRules.ContentMalformed, "{\"account\"", "{\"account\":\"shop-1\",\"account\"")]
    [InlineData(SealedRules.ContentMalformed, "{ \"name\":\"张三\", \"list\":[1, 2] }", "[]")]
    [InlineData(SealedRules.ContentMalformed, "[1, 2]", "[1, 2,]")]
    [InlineData(SealedRules.ContentMalformed, "\"张三\"", "\"\\ud800\"", true)]
    public void The_plaintext_must_be_meant_for_this_message(string rule, string part, string bent, bool lone = false)
    {
        var reading = Messages.Open(Seal(Plaintext.Replace(part, bent, StringComparison.Ordinal)), Expected);

        if (lone)
            Assert.True(reading is SealedReading.Opened or SealedReading.Refused);
        else
            Assert.Equal(new SealedReading.Refused(rule), reading);
    }

    [Fact]
    public void Octets_that_are_no_utf8_are_refused() =>
        AssertRefused(SealedRules.ContentMalformed, Seal(octets: [.. Encoding.UTF8.GetBytes(Plaintext[..^3]), 0xff, .. "\"}}"u8]));

    [Fact]
    public void Nesting_is_bounded() => AssertRefused(SealedRules.ContentMalformed, Seal(Plaintext.Replace("[1, 2]", new string('[', 1000) + new string(']', 1000), StringComparison.Ordinal)));

    [Fact]
    public void A_failed_unwrapping_does_the_same_work_as_a_failed_opening()
    {
        // A guard against an early return, not a measure of microseconds: the quickest of alternating runs, on a machine that others use too.
        var parts = Seal().Split('.');
        var wrongTag = string.Join('.', parts[..4]) + "." + Base64Url.EncodeToString(new byte[16]);
        var wrongKey = $"{parts[0]}.{Base64Url.EncodeToString([0, .. RandomNumberGenerator.GetBytes(383)])}.{parts[2]}.{parts[3]}.{parts[4]}";
        var times = new[] { new List<long>(), new List<long>() };
        for (var run = 0; run < 60; run++)
        {
            foreach (var (index, text) in new[] { wrongTag, wrongKey }.Index())
            {
                var from = Stopwatch.GetTimestamp();
                AssertRefused(SealedRules.NotOpened, text);
                times[index].Add(Stopwatch.GetTimestamp() - from);
            }
        }

        Assert.InRange((double)times[1].Min() / times[0].Min(), 0.5, 2);
    }

    [Fact]
    public void The_key_set_shows_public_halves_only_and_the_current_one_first()
    {
        var keys = JsonNode.Parse(Messages.KeySet)!["keys"]!.AsArray();

        Assert.Equal(["2026-11", "2026-05"], keys.Select(key => (string)key!["kid"]!));
        Assert.All(keys, key => Assert.Equal(["alg", "e", "kid", "kty", "n", "use"], key!.AsObject().Select(member => member.Key).Order()));
        Assert.Equal(Current.ExportParameters(false).Modulus, Base64Url.DecodeFromChars((string)keys[0]!["n"]!));
        Assert.Equal("AQAB", (string)keys[0]!["e"]!);
    }

    [Fact]
    public void A_sender_can_seal_to_what_the_key_set_shows()
    {
        var key = JsonNode.Parse(Messages.KeySet)!["keys"]![0]!;
        using var sender = RSA.Create(new RSAParameters { Modulus = Base64Url.DecodeFromChars((string)key["n"]!), Exponent = Base64Url.DecodeFromChars((string)key["e"]!) });

        Assert.IsType<SealedReading.Opened>(Messages.Open(Seal(kid: (string)key["kid"]!, key: sender), Expected));
    }

    [Fact]
    public void A_hundred_thousand_changed_characters_open_nothing()
    {
        var random = new Random(3);
        var text = Seal();
        var header = text.IndexOf('.', StringComparison.Ordinal);
        const string Alphabet = "ABCxyz019-_.= ";
        for (var run = 0; run < 100_000; run++)
        {
            // Mostly the header: behind it every change costs a private key operation.
            var bent = text.ToCharArray();
            bent[random.Next(1000) == 0 ? random.Next(bent.Length) : random.Next(header)] = Alphabet[random.Next(Alphabet.Length)];
            if (bent.AsSpan().SequenceEqual(text))
                continue;

            Assert.IsType<SealedReading.Refused>(Messages.Open(new string(bent), Expected));
        }
    }

    internal static SealingKey Key(string kid, RSA rsa) => SealingKey.Read(kid, rsa.ExportPkcs8PrivateKeyPem());

    private static string Seal(string plaintext = Plaintext, string? kid = "2026-11", RSA? key = null, byte[]? octets = null) => JWT.EncodeBytes(
        octets ?? Encoding.UTF8.GetBytes(plaintext), key ?? Current, JweAlgorithm.RSA_OAEP_256, JweEncryption.A256GCM,
        extraHeaders: kid is null ? null : new Dictionary<string, object> { ["kid"] = kid });

    private static string Whole(byte[] wrapped)
    {
        var parts = Seal().Split('.');
        parts[1] = Base64Url.EncodeToString(wrapped);
        return string.Join('.', parts);
    }

    /// <summary>The last character of a 16-octet part carries four bits that no octet needs.</summary>
    private static string Uncanonical(string text)
    {
        const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        return text[..^1] + Alphabet[Alphabet.IndexOf(text[^1], StringComparison.Ordinal) ^ 1];
    }

    private static void AssertRefused(string rule, string text) => Assert.Equal(new SealedReading.Refused(rule), Messages.Open(text, Expected));
}
