namespace DomainWorkers.RegistrantVault.Registrants;

/// <summary>A new profile, or a change of one.</summary>
public sealed record ProfileDraft
{
    /// <summary>The profile's id.</summary>
    public required string Id { get; init; }

    /// <summary>The account; given once, never changed.</summary>
    public required string Account { get; init; }

    /// <summary>Person or organisation.</summary>
    public required RegistrantKind Kind { get; init; }

    /// <summary>Where the registrant belongs.</summary>
    public required RegistrantRegion Region { get; init; }

    /// <summary>The version that the change was decided on; 0 for a new profile.</summary>
    public required long ExpectedVersion { get; init; }

    /// <summary>What the change is for, e.g. the message's id. The same draft under the same reference is stored once, however often it comes.</summary>
    public required string Reference { get; init; }

    /// <summary>The contact group; null leaves it as it is. A new profile has one.</summary>
    public ContactDetails? Contact { get; init; }

    /// <summary>The identity group; null leaves it as it is.</summary>
    public IdentityDocument? Identity { get; init; }
}
