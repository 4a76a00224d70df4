using System.Text.RegularExpressions;

namespace DomainWorkers.BuildingBlocks.Messaging.Gate;

/// <summary>One place of a compiled schema: what the value there must be.</summary>
internal sealed record SchemaNode
{
    public required JsonTypes Types { get; init; }

    /// <summary>The only texts allowed, in UTF-8; null where any is.</summary>
    public byte[][]? Values { get; init; }

    public Regex? Pattern { get; init; }

    public int MinLength { get; init; }

    /// <summary>In code points, as JSON Schema counts.</summary>
    public int MaxLength { get; init; } = int.MaxValue;

    public TextFormat Format { get; init; }

    public NumberForm Number { get; init; }

    public decimal Minimum { get; init; } = decimal.MinValue;

    public decimal Maximum { get; init; } = decimal.MaxValue;

    public SchemaNode? Items { get; init; }

    public int MinItems { get; init; }

    public int MaxItems { get; init; } = int.MaxValue;

    public SchemaProperty[] Properties { get; init; } = [];

    /// <summary>One bit per property that must be there.</summary>
    public ulong Required { get; init; }

    /// <summary>The texts of the rules, made once so that a rejection formats nothing from the message.</summary>
    public SchemaTexts Texts { get; init; } = SchemaTexts.None;
}

/// <summary>A property that the contract knows.</summary>
/// <param name="Name">Its name in JSON.</param>
/// <param name="Utf8Name">The same in UTF-8.</param>
/// <param name="Node">What its value must be.</param>
/// <param name="Capture">Which slot remembers where its value stood, or -1.</param>
internal sealed record SchemaProperty(string Name, byte[] Utf8Name, SchemaNode Node, int Capture);

/// <summary>What each rule of a place asks for, in words.</summary>
internal sealed record SchemaTexts(string Type, string Values, string Pattern)
{
    public static readonly SchemaTexts None = new("", "", "");
}

/// <summary>The types of JSON Schema that a place allows.</summary>
[Flags]
internal enum JsonTypes
{
    None = 0,
    Null = 1,
    Boolean = 2,
    Integer = 4,
    Number = 8,
    String = 16,
    Array = 32,
    Object = 64,
    Any = Null | Boolean | Integer | Number | String | Array | Object,
}

/// <summary>The formats of text that are enforced, not only noted.</summary>
internal enum TextFormat
{
    None,

    /// <summary>RFC 3339 with seconds and offset.</summary>
    DateTime,

    /// <summary>RFC 3339 full-date.</summary>
    Date,

    /// <summary>RFC 4122 in its hyphenated form.</summary>
    Uuid,
}

/// <summary>How a number that is not an integer is read.</summary>
internal enum NumberForm
{
    Decimal,
    Double,
}
