using System.Collections.Immutable;
using DomainWorkers.BuildingBlocks.State;

namespace DomainWorkers.BuildingBlocks.Tests.State;

/// <summary>A document with everything that a document may have.</summary>
internal sealed record Parcel : Document
{
    public required string Name { get; init; }

    public string? Nickname { get; init; }

    public string? Badge { get; init; }

    public Place? Origin { get; init; }

    public Colour Colour { get; init; }

    public Colour? Second { get; init; }

    public long Weight { get; init; }

    public int Pieces { get; init; } = 1;

    public decimal Price { get; init; }

    public bool Fragile { get; init; }

    public DateTimeOffset? SentAt { get; init; }

    public DateOnly? PromisedOn { get; init; }

    public TimeSpan? Patience { get; init; }

    public Guid? Ticket { get; init; }

    public byte[] Seal { get; init; } = [];

    public IReadOnlyList<string> Notes { get; init; } = [];

    public IReadOnlyList<string>? Remarks { get; init; }

    public ImmutableArray<Colour> Stripes { get; init; } = [];

    public IReadOnlyList<Leg> Legs { get; init; } = [];

    public Leg? Current { get; init; }

    public IReadOnlyDictionary<string, Place> Stops { get; init; } = new Dictionary<string, Place>();

    public IReadOnlyDictionary<Colour, IReadOnlyList<int>> Counts { get; init; } = new Dictionary<Colour, IReadOnlyList<int>>();
}

internal enum Colour
{
    Red,
    DarkGreen,
}

internal sealed record Place(string Id, string? Street = null, int Floor = 3);

internal readonly record struct Span(long From, long To);

internal abstract record Leg
{
    private Leg()
    {
    }

    public required string By { get; init; }

    internal sealed record Sea(string Ship, DateOnly Sails, string? Flag) : Leg;

    internal sealed record Air : Leg
    {
        public required string Flight { get; init; }

        public Span? Hours { get; init; }

        public IReadOnlyList<Place> Via { get; init; } = [];
    }
}
