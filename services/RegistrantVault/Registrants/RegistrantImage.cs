using DomainWorkers.RegistrantVault.Secrecy;

namespace DomainWorkers.RegistrantVault.Registrants;

/// <summary>The image of a document, as it was handed in.</summary>
public sealed record RegistrantImage
{
    /// <summary>What it shows, e.g. <c>document-front</c>.</summary>
    public required string Slot { get; init; }

    /// <summary>The media type that its content was found to be, e.g. <c>image/jpeg</c>.</summary>
    public required string MediaType { get; init; }

    /// <summary>The file.</summary>
    public required Sensitive<byte[]> Content { get; init; }
}
