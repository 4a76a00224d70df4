namespace DomainWorkers.RegistrarPolicy;

/// <summary>What an identity image must be like; differs by flow and has changed over the years.</summary>
/// <param name="MinEdge">Pixels that the shorter edge has at least: what is smaller cannot be read.</param>
/// <param name="MaxEdge">Pixels that the longer edge has at most: what is larger is made to use up memory.</param>
public sealed record ImagePolicy(
    IReadOnlyList<ImageFormat> Formats, int MinBytes, int MaxBytes, int MinEdge = 1, int MaxEdge = ImagePolicy.AnyEdge)
{
    /// <summary>The longest edge that any of the formats can have.</summary>
    public const int AnyEdge = 65_535;

    internal static ImagePolicy Read(PolicyNode node)
    {
        node.Keys("formats", "minBytes", "maxBytes", "minEdge", "maxEdge");
        var policy = new ImagePolicy(
            node["formats"].Choices<ImageFormat>(), node["minBytes"].Number(1, int.MaxValue), node["maxBytes"].Number(1, int.MaxValue),
            node.Has("minEdge") ? node["minEdge"].Number(1, AnyEdge) : 1, node.Has("maxEdge") ? node["maxEdge"].Number(1, AnyEdge) : AnyEdge);
        if (policy.MinBytes > policy.MaxBytes)
            throw node.Problem("minBytes is above maxBytes");
        if (policy.MinEdge > policy.MaxEdge)
            throw node.Problem("minEdge is above maxEdge");
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
