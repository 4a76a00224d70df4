namespace DomainWorkers.RegistrantVault.Keys;

/// <summary>
/// Tells 32 random bytes from what people type in while trying things out. A random key fails one of these with a probability
/// below 10^-11; none of them proves randomness.
/// </summary>
internal static class KeyStrength
{
    public const int Size = 32;
    private const int FewestDistinctBytes = 16;

    /// <summary>What is wrong with the bytes, or null.</summary>
    public static string? Complaint(ReadOnlySpan<byte> key)
    {
        if (key.Length != Size)
            return $"has {key.Length} bytes; expected {Size} random bytes in base64";
        if (Distinct(key) < FewestDistinctBytes)
            return "repeats itself and cannot be random";
        if (IsProgression(key))
            return "counts up or down and cannot be random";
        if (key[..(Size / 2)].SequenceEqual(key[(Size / 2)..]))
            return "is the same 16 bytes twice";
        return IsText(key) ? "is readable text, not random bytes" : null;
    }

    private static int Distinct(ReadOnlySpan<byte> key)
    {
        var seen = new HashSet<byte>();
        foreach (var value in key)
            seen.Add(value);
        return seen.Count;
    }

    private static bool IsProgression(ReadOnlySpan<byte> key)
    {
        var step = (byte)(key[1] - key[0]);
        for (var i = 2; i < key.Length; i++)
        {
            if ((byte)(key[i] - key[i - 1]) != step)
                return false;
        }
        return true;
    }

    private static bool IsText(ReadOnlySpan<byte> key) => key.IndexOfAnyExceptInRange((byte)0x20, (byte)0x7E) < 0;
}
