namespace DomainWorkers.BuildingBlocks.State;

/// <summary>
/// A kind of document whose outcome outside may be unknown: the store counts those that are, and says since when. Whoever settles the doubt
/// sets it back to null.
/// </summary>
public interface IDoubtful
{
    /// <summary>Since when nobody knows (machine time); null while it is known.</summary>
    DateTimeOffset? UnknownSince { get; }
}
