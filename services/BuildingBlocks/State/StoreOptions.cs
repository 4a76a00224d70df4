using System.ComponentModel.DataAnnotations;

namespace DomainWorkers.BuildingBlocks.State;

/// <summary>Where documents are kept.</summary>
public sealed class StoreOptions : IValidatableObject
{
    private const string Memory = "memory:";

    /// <summary>
    /// <c>mongodb://host:port,host:port/?replicaSet=rs0</c>, or <c>memory:</c> for one process that forgets. Text, because a connection
    /// string that names several hosts is no URI to .NET.
    /// </summary>
    [Required]
    public string? Uri { get; set; }

    /// <summary>First part of every database name: one deployment can hold several environments.</summary>
    [RegularExpression("^[a-z][a-z0-9-]{0,20}$")]
    public string DatabasePrefix { get; set; } = "dw";

    /// <summary>How long to look for a primary, to wait for a connection, and for a majority; an answer may take twice as long.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Whether documents stay inside this process.</summary>
    public bool InMemory => Uri == Memory;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Uri is not null && !InMemory && !Mongo.MongoStore.Understands(Uri))
            yield return new ValidationResult("Store__Uri must be mongodb://host:port/?replicaSet=name, or memory:.", [nameof(Uri)]);
        if (Timeout < TimeSpan.FromMilliseconds(100) || Timeout > TimeSpan.FromMinutes(1))
            yield return new ValidationResult("Store__Timeout must be between 00:00:00.1 and 00:01:00.", [nameof(Timeout)]);
    }
}
