using System.ComponentModel.DataAnnotations;

namespace DomainWorkers.BuildingBlocks.State;

/// <summary>Where documents are kept.</summary>
public sealed class StoreOptions : IValidatableObject
{
    /// <summary><c>mongodb://host:port/?replicaSet=rs0</c>, or <c>memory:</c> for one process that forgets.</summary>
    [Required]
    public Uri? Uri { get; set; }

    /// <summary>First part of every database name: one deployment can hold several environments.</summary>
    [RegularExpression("^[a-z][a-z0-9-]{0,20}$")]
    public string DatabasePrefix { get; set; } = "dw";

    /// <summary>Whether documents stay inside this process.</summary>
    public bool InMemory => Uri?.Scheme == "memory";

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Uri is not null && Uri.Scheme is not ("mongodb" or "mongodb+srv" or "memory"))
            yield return new ValidationResult("Store__Uri must be mongodb://host:port/?replicaSet=name, or memory:.", [nameof(Uri)]);
    }
}
