using DomainWorkers.BuildingBlocks.State.Serialization;

namespace DomainWorkers.BuildingBlocks.Tests.State;

/// <summary>A type that could not be brought back as it was is refused when its store is opened, not when its first document is lost.</summary>
public sealed class BsonFormRefusalTests
{
    [Theory]
    [InlineData(typeof(Holding<object>), "Holding`1.Value")]
    [InlineData(typeof(Holding<DateTime>), "Holding`1.Value")]
    [InlineData(typeof(Holding<ulong>), "Holding`1.Value")]
    [InlineData(typeof(Holding<List<string>>), "Holding`1.Value")]
    [InlineData(typeof(Holding<IEnumerable<string>>), "Holding`1.Value")]
    [InlineData(typeof(Holding<Dictionary<string, string>>), "Holding`1.Value")]
    [InlineData(typeof(Holding<IReadOnlyDictionary<int, string>>), "Holding`1.Value")]
    [InlineData(typeof(Holding<IReadOnlyList<Exception>>), "Holding`1.Value")]
    [InlineData(typeof(Holding<IReadOnlyList<IReadOnlyDictionary<string, DateTime>>>), "Holding`1.Value")]
    [InlineData(typeof(Holding<(int, int)>), "Holding`1.Value")]
    [InlineData(typeof(Holding<IDisposable>), "Holding`1.Value")]
    [InlineData(typeof(Holding<Open>), "Holding`1.Value")]
    [InlineData(typeof(Holding<Caseless>), "Holding`1.Value")]
    [InlineData(typeof(Endless), "contains itself")]
    [InlineData(typeof(EndlessByCase), "contains itself")]
    [InlineData(typeof(Holding<NamedCase>), "Case")]
    [InlineData(typeof(Hidden), "_secret")]
    [InlineData(typeof(Fixed), "Names")]
    [InlineData(typeof(StartsElsewhere), "Value")]
    [InlineData(typeof(StartsElsewhereByArgument), "Value")]
    [InlineData(typeof(Renamed), "other")]
    public void Refuses_types_that_it_could_not_bring_back(Type type, string named)
    {
        var refused = Assert.ThrowsAny<NotSupportedException>(() => BsonForm.Require(type));

        Assert.Contains(named, refused.Message, StringComparison.Ordinal);

        // Not only the first time.
        Assert.ThrowsAny<NotSupportedException>(() => BsonForm.Require(type));
    }

    private sealed record Holding<T>
    {
        public required T Value { get; init; }
    }

    private record Open
    {
        public string? Value { get; init; }
    }

    private sealed record Wider : Open;

    private abstract record Caseless
    {
        public string? Value { get; init; }
    }

    private sealed record Endless
    {
        public IReadOnlyList<Endless> Next { get; init; } = [];
    }

    private abstract record EndlessByCase
    {
        internal sealed record Deeper(EndlessByCase? Next) : EndlessByCase;
    }

    private abstract record NamedCase
    {
        internal sealed record Only(string Case) : NamedCase;
    }

    private sealed record Hidden
    {
#pragma warning disable CS0414, CA1823, IDE0051, IDE0044 // A field that nobody reads is the point.
        private readonly string _secret = "lost";
#pragma warning restore CS0414, CA1823, IDE0051, IDE0044

        public string? Value { get; init; }
    }

    private sealed record Fixed
    {
        public IReadOnlyList<string> Names { get; } = ["lost"];
    }

    private sealed record StartsElsewhere
    {
        public string? Value { get; init; } = "not null";
    }

    private sealed record StartsElsewhereByArgument(string? Value = "not null");

    private sealed record Renamed
    {
        public Renamed(string other) => Value = other;

        public string Value { get; init; }
    }
}
