namespace DomainWorkers.RealNameReview.Adapters.Materials.Images;

/// <summary>The check sum of PNG's chunks (ISO 3309, polynomial EDB88320 reversed).</summary>
internal static class Crc32
{
    private static readonly uint[] Table = Make();

    public static uint Of(ReadOnlySpan<byte> octets)
    {
        var sum = uint.MaxValue;
        foreach (var octet in octets)
            sum = Table[(byte)(sum ^ octet)] ^ (sum >> 8);
        return ~sum;
    }

    private static uint[] Make()
    {
        var table = new uint[256];
        for (uint index = 0; index < table.Length; index++)
        {
            var value = index;
            for (var bit = 0; bit < 8; bit++)
                value = (value & 1) == 0 ? value >> 1 : (value >> 1) ^ 0xedb88320;
            table[index] = value;
        }

        return table;
    }
}
