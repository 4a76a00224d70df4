using System.Text.Json;

namespace DomainWorkers.RealNameReview.Adapters.Sealing;

/// <summary>The protected header of a JWE: exactly one pair of algorithms, a key id, and nothing that would change what is done. Pure.</summary>
internal static class SealedHeader
{
    public const string Algorithm = "RSA-OAEP-256";

    public const string Encryption = "A256GCM";

    private static readonly JsonReaderOptions Strict = new() { MaxDepth = 2 };

    /// <summary>The key id, or which rule is broken.</summary>
    public static (string? Kid, string? Rule) Read(ReadOnlySpan<byte> header)
    {
        try
        {
            var members = Members(header);
            if (members is null)
                return (null, SealedRules.HeaderMalformed);
            if (members.GetValueOrDefault("alg") != Algorithm || members.GetValueOrDefault("enc") != Encryption)
                return (null, SealedRules.AlgorithmRefused);
            if (members.Keys.Any(name => name is not ("alg" or "enc" or "kid" or "typ" or "cty")))
                return (null, SealedRules.HeaderMemberRefused);

            return members.GetValueOrDefault("kid") is { } kid ? (kid, null) : (null, SealedRules.KeyUnknown);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return (null, SealedRules.HeaderMalformed);
        }
    }

    /// <summary>Null for a member that stands there twice, or a header that is no object. A member that is no text has the value null.</summary>
    private static Dictionary<string, string?>? Members(ReadOnlySpan<byte> header)
    {
        var reader = new Utf8JsonReader(header, Strict);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            return null;

        var members = new Dictionary<string, string?>(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            if (!members.TryAdd(name, reader.TokenType == JsonTokenType.String ? reader.GetString() : null))
                return null;
            reader.Skip();
        }

        // To the end: whatever follows the object makes the reader throw.
        return reader.Read() ? null : members;
    }
}
