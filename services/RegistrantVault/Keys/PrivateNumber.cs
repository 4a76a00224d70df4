using System.Globalization;
using System.Numerics;

namespace DomainWorkers.RegistrantVault.Keys;

/// <summary>A private number of P-256 from more random bits than it has, so that no number is likelier than another.</summary>
internal static class PrivateNumber
{
    private const int Size = 32;

    /// <summary>The order of the curve's group (SP 800-186, 3.2.1.3).</summary>
    private static readonly BigInteger Order = BigInteger.Parse(
        "0FFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551", NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    public static byte[] FromWideBytes(ReadOnlySpan<byte> wide)
    {
        var number = (new BigInteger(wide, isUnsigned: true, isBigEndian: true) % (Order - 1)) + 1;
        var bytes = number.ToByteArray(isUnsigned: true, isBigEndian: true);
        return [.. new byte[Size - bytes.Length], .. bytes];
    }
}
