namespace DomainWorkers.RegistrantVault.Registrants;

/// <summary>What may be known of a registrant without a purpose: nothing that names or reaches the person.</summary>
public sealed record RegistrantProfile
{
    /// <summary>The profile's id, as messages carry it.</summary>
    public required string Id { get; init; }

    /// <summary>The account that the profile belongs to; no other may use it.</summary>
    public required string Account { get; init; }

    /// <summary>Person or organisation.</summary>
    public required RegistrantKind Kind { get; init; }

    /// <summary>Where the registrant belongs.</summary>
    public required RegistrantRegion Region { get; init; }

    /// <summary>Raised by one with each change of what the profile says; rotation of keys and images leave it alone.
    /// A registry's contact handle is derived from the id and this number.</summary>
    public required long Version { get; init; }

    /// <summary>When the profile said something new for the last time.</summary>
    public required DateTimeOffset ChangedAt { get; init; }

    /// <summary>Whether contact data is there.</summary>
    public required bool HasContact { get; init; }

    /// <summary>Whether an identity document's number is there.</summary>
    public required bool HasIdentity { get; init; }

    /// <summary>The slots that hold an image, e.g. <c>document-front</c>.</summary>
    public required IReadOnlyList<string> ImageSlots { get; init; }

    /// <summary>Whether the person was erased: nothing can be read, and the id is never used again.</summary>
    public required bool Erased { get; init; }
}
