using System.Security.Cryptography;
using System.Text;

namespace DomainWorkers.RegistrantVault.Keys;

/// <summary>
/// One key-encryption key of one worker: a key pair on P-256. The public half wraps and may be everywhere; the private half unwraps and
/// is the worker's alone, so that whoever stores a profile for five readers cannot open what those keep for themselves.
/// </summary>
internal sealed class WrappingKey
{
    public const int PointSize = 65; // SEC 1, uncompressed: 04, X, Y
    private const int CoordinateSize = 32;
    private const byte Uncompressed = 4;
    private static readonly byte[] Purpose = Encoding.ASCII.GetBytes("domain-workers/vault/key-encryption/p-256");

    private readonly ECParameters _parameters;

    private WrappingKey(string id, ECParameters parameters)
    {
        Id = id;
        _parameters = parameters;
        Point = [Uncompressed, .. Padded(parameters.Q.X!), .. Padded(parameters.Q.Y!)];
    }

    /// <summary>The key's id within its worker.</summary>
    public string Id { get; }

    /// <summary>The public half.</summary>
    public byte[] Point { get; }

    /// <summary>Whether the private half is here.</summary>
    public bool CanUnwrap => _parameters.D is not null;

    /// <summary>From 32 secret random bytes; the private number is derived from them without bias (FIPS 186-5, A.2.1).</summary>
    public static WrappingKey FromSecret(string id, ReadOnlySpan<byte> secret)
    {
        Span<byte> wide = stackalloc byte[CoordinateSize + 16];
        HKDF.Expand(HashAlgorithmName.SHA256, HKDF.Extract(HashAlgorithmName.SHA256, secret.ToArray(), Purpose), wide, Purpose);
        using var pair = ECDiffieHellman.Create(new ECParameters
        {
            Curve = ECCurve.NamedCurves.nistP256,
            D = PrivateNumber.FromWideBytes(wide),
        });
        CryptographicOperations.ZeroMemory(wide);
        return new WrappingKey(id, pair.ExportParameters(includePrivateParameters: true));
    }

    /// <summary>From the public half; null when it is no point of the curve.</summary>
    public static WrappingKey? FromPoint(string id, ReadOnlySpan<byte> point)
    {
        if (point.Length != PointSize || point[0] != Uncompressed)
            return null;
        try
        {
            var parameters = Parameters(point);
            using var pair = ECDiffieHellman.Create(parameters); // refuses what is not on the curve
            return new WrappingKey(id, pair.ExportParameters(includePrivateParameters: false));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>The secret that this key pair and another one share (ECDH, SP 800-56A); the caller overwrites it.</summary>
    public byte[] Agree(ReadOnlySpan<byte> otherPoint)
    {
        using var mine = ECDiffieHellman.Create(_parameters);
        using var other = ECDiffieHellman.Create(Parameters(otherPoint));
        using var otherPublic = other.PublicKey;
        return mine.DeriveRawSecretAgreement(otherPublic);
    }

    /// <summary>A key pair for one wrap, forgotten afterwards.</summary>
    public static WrappingKey Ephemeral()
    {
        using var pair = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        return new WrappingKey("", pair.ExportParameters(includePrivateParameters: true));
    }

    private static ECParameters Parameters(ReadOnlySpan<byte> point) => new()
    {
        Curve = ECCurve.NamedCurves.nistP256,
        Q = new ECPoint
        {
            X = point.Slice(1, CoordinateSize).ToArray(),
            Y = point.Slice(1 + CoordinateSize, CoordinateSize).ToArray(),
        },
    };

    private static byte[] Padded(byte[] coordinate) => [.. new byte[CoordinateSize - coordinate.Length], .. coordinate];
}
