using System.ComponentModel.DataAnnotations;

namespace DomainWorkers.Contracts.RealName;

/// <summary>A file and where it lies.</summary>
public sealed record MaterialFile
{
    /// <summary>What it shows, e.g. <c>document-front</c>.</summary>
    [RegularExpression(RealNamePatterns.Slot)]
    public required string Slot { get; init; }

    /// <summary>Where it lies: HTTPS at a host, or a folder, that the registrar allows.</summary>
    [RegularExpression(RealNamePatterns.FileUri), MaxLength(2048)]
    public required string Uri { get; init; }

    /// <summary>Its SHA-256, lower case.</summary>
    [RegularExpression(RealNamePatterns.Sha256)]
    public required string Sha256 { get; init; }

    /// <summary>Its size in bytes.</summary>
    [Range(1, 104857600)]
    public required long Size { get; init; }

    /// <summary>What it is said to be, e.g. <c>image/jpeg</c>; its content decides.</summary>
    [MaxLength(100)]
    public required string MediaType { get; init; }
}
