namespace DomainWorkers.RegistrarPolicy;

/// <summary>What an identity image must be like; differs by flow and has changed over the years.</summary>
public sealed record ImagePolicy(IReadOnlyList<ImageFormat> Formats, int MinBytes, int MaxBytes)
{
    internal static ImagePolicy Read(PolicyNode node)
    {
        node.Keys("formats", "minBytes", "maxBytes");
        var policy = new ImagePolicy(
            node["formats"].Choices<ImageFormat>(), node["minBytes"].Number(1, int.MaxValue), node["maxBytes"].Number(1, int.MaxValue));
        if (policy.MinBytes > policy.MaxBytes)
            throw node.Problem("minBytes is above maxBytes");
        return policy.Formats.Count > 0 ? policy : throw node["formats"].Problem("at least one format is expected");
    }
}

/// <summary>Where an image is handed in; each flow has a statement <c>images/&lt;flow&gt;</c>.</summary>
public enum ImageFlow
{
    RealName,
    EnhancedVerification,
}

/// <summary>Formats, told by content and not by name.</summary>
public enum ImageFormat
{
    Jpeg,
    Png,
    Bmp,
    Heic,
    WebP,
}
