using DomainWorkers.BuildingBlocks.State;

namespace DomainWorkers.BuildingBlocks.Tests.State;

/// <summary>Parcels to start from.</summary>
internal static class Parcels
{
    public static readonly DateTimeOffset Noon = new(2025, 1, 6, 12, 0, 0, TimeSpan.Zero);

    public static Parcel Plain(string id) => new() { Id = id, Name = $"parcel {id}" };

    public static OutgoingMessage Message(string id, DateTimeOffset due) => new()
    {
        Id = id,
        Exchange = "dw.parcel-sent",
        RoutingKey = "acme",
        Body = [0x7b, 0x7d],
        Due = due,
    };

    /// <summary>Null, empty, limits, other scripts, and a case of every hierarchy.</summary>
    public static Parcel Nasty(string id) => Plain(id) with
    {
        Schema = 7,
        Name = "例え.公司 \u0000 é e\u0301 \U0001F4E6 \"quoted\" $set a.b \r\n",
        Nickname = null,
        Badge = "",
        Origin = new Place("o-1", "Elm", 0),
        Colour = Colour.DarkGreen,
        Second = Colour.Red,
        Weight = long.MaxValue,
        Pieces = int.MinValue,
        Price = 12345678901234567890.12m,
        SentAt = Noon.AddMilliseconds(789),
        PromisedOn = new DateOnly(2024, 2, 29),
        Patience = TimeSpan.FromTicks(123456789),
        Ticket = new Guid("00112233-4455-6677-8899-aabbccddeeff"),
        Seal = [0, 255, 127, 128],
        Notes = ["", "second", "第三"],
        Remarks = null,
        Stripes = [Colour.Red, Colour.DarkGreen],
        Legs =
        [
            new Leg.Sea("Ever Given", new DateOnly(9999, 12, 31), null) { By = "sea" },
            new Leg.Air { By = "air", Flight = "CA 981", Hours = new Span(long.MinValue, -1), Via = [new Place("v-1")] },
            new Leg.Sea("", DateOnly.MinValue, "cn") { By = "" },
        ],
        Current = new Leg.Air { By = "air", Flight = "x" },
        Stops = new Dictionary<string, Place> { ["ns1.example.cn"] = new("s-1"), ["$where"] = new("s-2"), [""] = new("s-3") },
        Counts = new Dictionary<Colour, IReadOnlyList<int>> { [Colour.DarkGreen] = [1, 2], [Colour.Red] = [] },
        Outgoing = [Message("m-1", Noon) with { TraceParent = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01" }],
    };
}
