namespace DomainWorkers.Contracts.Messaging;

/// <summary>What holds for each text in a list; the list's own attributes speak of how many there are.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class EachAttribute : Attribute
{
    /// <summary>The form of each text, as a regular expression of ECMA 262.</summary>
    public string? Pattern { get; init; }

    /// <summary>The fewest code points of each text.</summary>
    public int MinLength { get; init; }

    /// <summary>The most code points of each text; 0 where only the pattern bounds it.</summary>
    public int MaxLength { get; init; }
}
