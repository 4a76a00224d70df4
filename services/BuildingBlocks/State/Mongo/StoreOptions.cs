using System.ComponentModel.DataAnnotations;

namespace DomainWorkers.BuildingBlocks.State.Mongo;

/// <summary>Where the documents are kept. Section <c>Store</c>.</summary>
public sealed record StoreOptions
{
    public const string Section = "Store";

    /// <summary>A MongoDB connection string, e.g. <c>mongodb://db-1,db-2,db-3/?replicaSet=rs0</c>. Retryable writes want a replica set.</summary>
    [Required]
    [RegularExpression("mongodb(\\+srv)?://.+", ErrorMessage = "Store:Uri must be a connection string that begins with mongodb:// or mongodb+srv://.")]
    public required string Uri { get; init; }

    /// <summary>What the names of the databases begin with: a worker's is <c>prefix-worker</c>.</summary>
    [RegularExpression("[a-z0-9][a-z0-9-]{0,31}", ErrorMessage = "Store:DatabasePrefix must be 1 to 32 of a-z, 0-9 and hyphen.")]
    public string DatabasePrefix { get; init; } = "dw";

    /// <summary>How long to look for a primary, to wait for a connection, and for a majority; an answer may take twice as long.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:01:00", ErrorMessage = "Store:Timeout must be between 00:00:00.1 and 00:01:00.")]
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(5);
}
