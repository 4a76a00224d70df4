namespace DomainWorkers.Contracts.RealName;

/// <summary>What a review waits for.</summary>
public enum ReviewWait
{
    /// <summary>The verification provider.</summary>
    Provider,

    /// <summary>A person's decision.</summary>
    Reviewer,
}
