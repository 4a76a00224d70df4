using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace DomainWorkers.RegistrantVault.Sealing;

/// <summary>A field on its way into or out of its seal; overwritten when it is disposed of.</summary>
internal sealed class PlainField(string name, byte[] bytes) : IDisposable
{
    /// <summary>Lengths are rounded up to this, so that a sealed value does not tell an 18-digit number from a passport's.</summary>
    private const int Step = 64;

    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public string Name { get; } = name;

    public ReadOnlySpan<byte> Bytes => bytes;

    public static PlainField Of<T>(string name, T value)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(value, Options);
        var padded = new byte[(json.Length + Step - 1) / Step * Step];
        json.CopyTo(padded, 0);
        padded.AsSpan(json.Length).Fill((byte)' '); // white space after a JSON value means nothing
        CryptographicOperations.ZeroMemory(json);
        return new PlainField(name, padded);
    }

    /// <summary>The field's value, or null when the group has no such field.</summary>
    public static T? Find<T>(IReadOnlyList<PlainField> fields, string name)
        where T : class
    {
        var field = fields.FirstOrDefault(field => field.Name == name);
        return field is null ? null : JsonSerializer.Deserialize<T>(field.Bytes, Options);
    }

    public static void DisposeAll(IReadOnlyList<PlainField> fields)
    {
        foreach (var field in fields)
            field.Dispose();
    }

    public void Dispose() => CryptographicOperations.ZeroMemory(bytes);
}
