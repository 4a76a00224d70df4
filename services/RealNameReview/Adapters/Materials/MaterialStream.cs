using DomainWorkers.RegistrantVault.Secrecy;

namespace DomainWorkers.RealNameReview.Adapters.Materials;

/// <summary>Reads as many octets as were announced and not one more than it takes to see that there are more.</summary>
internal static class MaterialStream
{
    private const int FirstOctets = 64 * 1024;

    public static async Task<RawMaterial> Read(Stream stream, long size, CancellationToken cancellationToken)
    {
        // Grown as it fills: whoever announces much and sends little costs what he sent, up to a doubling.
        var content = new byte[Math.Min(size, FirstOctets)];
        var filled = 0;
        while (filled < size)
        {
            if (filled == content.Length)
                Array.Resize(ref content, (int)Math.Min(size, filled * 2L));

            var count = await stream.ReadAsync(content.AsMemory(filled), cancellationToken);
            if (count == 0)
                return new RawMaterial.Refused(MaterialProblem.ContentDiffers);
            filled += count;
        }

        var more = await stream.ReadAsync(new byte[1], cancellationToken);
        return more == 0
            ? new RawMaterial.Octets(new Sensitive<byte[]>(content))
            : new RawMaterial.Refused(MaterialProblem.ContentDiffers);
    }
}
