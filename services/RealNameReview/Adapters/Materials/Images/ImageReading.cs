using DomainWorkers.RegistrarPolicy;

namespace DomainWorkers.RealNameReview.Adapters.Materials.Images;

/// <summary>What the octets of a file are.</summary>
internal abstract record ImageReading
{
    private ImageReading()
    {
    }

    /// <summary>A whole image and nothing else.</summary>
    public sealed record Image(ImageFormat Format, int Width, int Height) : ImageReading
    {
        public string MediaType => Format switch
        {
            ImageFormat.Jpeg => "image/jpeg",
            ImageFormat.Png => "image/png",
            ImageFormat.Bmp => "image/bmp",
            ImageFormat.Heic => "image/heic",
            ImageFormat.WebP => "image/webp",
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    /// <summary>It begins like an image and is cut off, contradicts itself, or is something else as well.</summary>
    public sealed record Damaged : ImageReading
    {
        public static Damaged It { get; } = new();
    }

    /// <summary>Of none of the formats.</summary>
    public sealed record Unknown : ImageReading
    {
        public static Unknown It { get; } = new();
    }
}
