using System.Collections.Immutable;
using System.Text;
using DomainWorkers.BuildingBlocks.State;
using DomainWorkers.BuildingBlocks.State.Serialization;
using MongoDB.Bson;

namespace DomainWorkers.BuildingBlocks.Tests.State;

public sealed class BsonFormTests
{
    [Fact]
    public void Reads_back_what_it_wrote()
    {
        var parcel = Parcels.Nasty("p-1");

        var bytes = BsonForm.Write(parcel);
        var back = BsonForm.Read<Parcel>(bytes);

        Assert.Equivalent(parcel, back, strict: true);
        Assert.Equal(bytes, BsonForm.Write(back));
        Assert.Equal(parcel.Legs.Select(leg => leg.GetType()), back.Legs.Select(leg => leg.GetType()));
    }

    /// <summary>The form that other programs and older versions rely on: what stands here cannot change without a new schema number.</summary>
    [Fact]
    public void Writes_the_form_that_is_agreed()
    {
        var parcel = Parcels.Plain("p-1") with
        {
            Version = 3,
            Lane = "a",
            Due = new DateTimeOffset(2025, 1, 6, 20, 0, 0, 250, TimeSpan.FromHours(8)),
            Outgoing = [Parcels.Message("m-1", Parcels.Noon)],
            Colour = Colour.DarkGreen,
            Price = 9.90m,
            PromisedOn = new DateOnly(2025, 2, 28),
            Patience = TimeSpan.FromMinutes(90),
            Ticket = new Guid("00112233-4455-6677-8899-aabbccddeeff"),
            Seal = [1, 2],
            Stripes = [Colour.Red],
            Legs = [new Leg.Air { By = "b", Flight = "f", Hours = new Span(1, 2) }, new Leg.Sea("s", new DateOnly(2025, 1, 1), null) { By = "c" }],
            Stops = new Dictionary<string, Place> { ["b.cn"] = new("2"), ["a.cn"] = new("1", "Elm") },
            Counts = new Dictionary<Colour, IReadOnlyList<int>> { [Colour.DarkGreen] = [7] },
        };

        var expected = BsonDocument.Parse(
            """
            {
              _id: "p-1", schema: 1, version: NumberLong(3), lane: "a", due: ISODate("2025-01-06T12:00:00.250Z"), claims: 0,
              outgoing: [{ id: "m-1", exchange: "dw.parcel-sent", routingKey: "acme", body: BinData(0, "e30="), due: ISODate("2025-01-06T12:00:00Z") }],
              name: "parcel p-1", colour: "DarkGreen", weight: NumberLong(0), pieces: 1, price: NumberDecimal("9.90"), fragile: false,
              promisedOn: "2025-02-28", patience: "01:30:00", ticket: UUID("00112233-4455-6677-8899-aabbccddeeff"), seal: BinData(0, "AQI="),
              notes: [], stripes: ["Red"],
              legs: [
                { case: "air", by: "b", flight: "f", hours: { from: NumberLong(1), to: NumberLong(2) }, via: [] },
                { case: "sea", by: "c", ship: "s", sails: "2025-01-01" }
              ],
              stops: [{ key: "a.cn", value: { id: "1", street: "Elm", floor: 3 } }, { key: "b.cn", value: { id: "2", floor: 3 } }],
              counts: { DarkGreen: [7] }
            }
            """);
        Assert.Equal(expected, BsonForm.Read<BsonDocument>(BsonForm.Write(parcel)));
    }

    [Theory]
    [InlineData("{ _id: 'p', version: 1 }", "name")]
    [InlineData("{ _id: 'p', version: 1, name: 'n', colour: 'Mauve' }", "Mauve")]
    [InlineData("{ _id: 'p', version: 1, name: 'n', colour: '1' }", "'1'")]
    [InlineData("{ _id: 'p', version: 1, name: 'n', colour: 'red' }", "'red'")]
    [InlineData("{ _id: 'p', version: 1, name: 'n', colour: 1 }", "colour")]
    [InlineData("{ _id: 'p', version: 1, name: 'n', current: { case: 'rail', by: 'x' } }", "rail")]
    [InlineData("{ _id: 'p', version: 1, name: 'n', current: { by: 'x' } }", "Leg")]
    [InlineData("{ _id: 'p', version: 1, name: 'n', current: { case: 'sea', by: 'x', ship: 's' } }", "sails")]
    [InlineData("{ _id: 'p', version: 1, name: 'n', origin: { floor: 1 } }", "id")]
    [InlineData("{ _id: 'p', version: 1, name: 'n', promisedOn: '2025-02-30' }", "2025-02-30")]
    public void Does_not_guess_what_it_cannot_read(string stored, string named)
    {
        var document = BsonDocument.Parse(stored);
        document["outgoing"] = new BsonArray();

        var exception = Assert.ThrowsAny<Exception>(() => BsonForm.Read<Parcel>(document.ToBson()));

        Assert.True(exception is BsonException or FormatException, exception.ToString());
        Assert.Contains(named, exception.ToString(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Refuses_values_that_have_no_form()
    {
        Assert.ThrowsAny<Exception>(() => BsonForm.Write(Parcels.Plain("p-1") with { Colour = (Colour)9 }));
        var half = Assert.ThrowsAny<BsonSerializationException>(() => BsonForm.Write(Parcels.Plain("p-1") with { Name = "half \uD83D" }));
        Assert.IsType<EncoderFallbackException>(half.InnerException);
        Assert.ThrowsAny<InvalidOperationException>(() => BsonForm.Write(Parcels.Plain("p-1") with { Seal = new byte[BsonForm.LargestDocument] }));
    }

    [Fact]
    public void Takes_absent_elements_as_what_the_type_starts_with()
    {
        var read = BsonForm.Read<Starts>(new BsonDocument("required", "r").ToBson());

        Assert.Equal("r", read.Required);
        Assert.Null(read.Optional);
        Assert.Equal(5, read.Number);
        Assert.Empty(read.List);
        Assert.True(read.Array.IsEmpty);
        Assert.False(read.Array.IsDefault);
    }

    [Fact]
    public void Takes_an_array_that_nobody_set_for_an_empty_one()
    {
        var read = BsonForm.Read<Starts>(BsonForm.Write(new Starts("r") { Array = default }));

        Assert.Empty(read.Array);
    }

    [Fact]
    public void Is_in_use_from_any_number_of_threads()
    {
        Parallel.For(0, 64, number =>
        {
            BsonForm.Use();
            BsonForm.Require(typeof(Contended));
            var back = BsonForm.Read<Contended>(BsonForm.Write(new Contended { Id = $"{number}", Deep = new Contended.Inner.A(number) }));
            Assert.Equal(new Contended.Inner.A(number), back.Deep);
        });
    }

    [Fact]
    public void Leaves_other_peoples_types_alone()
    {
        BsonForm.Use();

        Assert.Contains("Port", new UriBuilder("https://example.cn/").ToBsonDocument().Names);
    }

    private sealed record Starts(string Required, string? Optional = null, int Number = 5)
    {
        public IReadOnlyList<string> List { get; init; } = [];

        public ImmutableArray<string> Array { get; init; } = [];
    }

    private sealed record Contended : Document
    {
        public required Inner Deep { get; init; }

        internal abstract record Inner
        {
            internal sealed record A(int Number) : Inner;

            internal sealed record B : Inner;
        }
    }
}
