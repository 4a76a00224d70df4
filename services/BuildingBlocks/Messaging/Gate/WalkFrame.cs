using System.Runtime.CompilerServices;

namespace DomainWorkers.BuildingBlocks.Messaging.Gate;

/// <summary>An object or array that the walk is inside of.</summary>
internal struct WalkFrame
{
    /// <summary>What the contract says of it; null inside what the contract does not know.</summary>
    public SchemaNode? Node;

    /// <summary>Whether it is an array.</summary>
    public bool IsArray;

    /// <summary>One bit per known property that was met.</summary>
    public ulong Seen;

    /// <summary>The number of the element the walk is at, from 0; -1 before the first.</summary>
    public int Index;

    /// <summary>The known property the walk is at; null at one that the contract does not know.</summary>
    public SchemaProperty? Property;

    /// <summary>Where the name of that unknown property stands in the body.</summary>
    public int NameStart;

    /// <summary>Where this object's unknown names begin in the walk's list.</summary>
    public int NamesStart;

    /// <summary>The same names once they are many.</summary>
    public HashSet<string>? Names;
}

/// <summary>One frame for each level that an envelope and its message may nest, on the stack.</summary>
[InlineArray(Capacity)]
internal struct WalkFrames
{
    public const int Capacity = 34;

    private WalkFrame _first;
}

/// <summary>Where the values of the properties that a schema wants remembered stood; at most four.</summary>
[InlineArray(4)]
internal struct Captures
{
    private Range? _first;
}
