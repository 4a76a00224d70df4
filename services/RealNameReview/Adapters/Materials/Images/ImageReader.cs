namespace DomainWorkers.RealNameReview.Adapters.Materials.Images;

/// <summary>
/// Tells a format by its octets and reads its dimensions without decoding a pixel: decoders are where pictures attack. Pure; whatever the
/// octets are, it ends in time linear in their number and throws nothing.
/// </summary>
internal static class ImageReader
{
    public static ImageReading Read(ReadOnlySpan<byte> file)
    {
        var reading = Structure(file);
        return reading is ImageReading.Image && ForeignParts.Any(file) ? ImageReading.Damaged.It : reading;
    }

    private static ImageReading Structure(ReadOnlySpan<byte> file) => file switch
    {
        [0xff, 0xd8, 0xff, ..] => JpegStructure.Read(file),
        [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0d, 0x0a, 0x1a, 0x0a, ..] => PngStructure.Read(file),
        [(byte)'B', (byte)'M', ..] => BmpStructure.Read(file),
        [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] => WebPStructure.Read(file),
        [_, _, _, _, (byte)'f', (byte)'t', (byte)'y', (byte)'p', ..] => HeicStructure.Read(file),
        _ => ImageReading.Unknown.It,
    };
}
