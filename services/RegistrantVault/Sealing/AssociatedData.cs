using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace DomainWorkers.RegistrantVault.Sealing;

/// <summary>
/// What a sealed value belongs to. It is authenticated with the value, so a value moved to another registrant, group, field, key or
/// version does not open. Each part is written with its length: no two lists of parts give the same bytes.
/// </summary>
internal static class AssociatedData
{
    private const string Scheme = "domain-workers/vault/1";

    public static byte[] Field(string profileId, string group, string field, string keyId, long version) =>
        Encode("field", profileId, group, field, keyId, Number(version));

    public static byte[] ContentKey(string blobId, string ringId, string scope, string keyId, string attempt) =>
        Encode("content-key", blobId, ringId, scope, keyId, attempt);

    public static byte[] Part(string blobId, string attempt, int index, int count, long size) =>
        Encode("part", blobId, attempt, Number(index), Number(count), Number(size));

    public static byte[] Wrap(string ringId, string scope, string keyId, string worker, string wrappingKeyId) =>
        Encode("wrap", ringId, scope, keyId, worker, wrappingKeyId);

    internal static byte[] Encode(params ReadOnlySpan<string> parts)
    {
        using var stream = new MemoryStream();
        Write(stream, Scheme);
        foreach (var part in parts)
            Write(stream, part);
        return stream.ToArray();
    }

    private static void Write(MemoryStream stream, string part)
    {
        Span<byte> length = stackalloc byte[sizeof(int)];
        var bytes = Encoding.UTF8.GetBytes(part);
        BinaryPrimitives.WriteInt32BigEndian(length, bytes.Length);
        stream.Write(length);
        stream.Write(bytes);
    }

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
}
