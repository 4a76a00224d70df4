namespace DomainWorkers.BuildingBlocks.State;

/// <summary>A save would have given a document a value that another one holds. A rule forgot to look: broken, not transient.</summary>
public sealed class UniqueKeyTakenException(string key) : Exception($"The unique key '{key}' is held by another document.")
{
    /// <summary>The key's path.</summary>
    public string Key { get; } = key;
}
