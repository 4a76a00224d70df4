using System.Security.Cryptography;
using System.Text;
using DomainWorkers.BuildingBlocks;
using DomainWorkers.BuildingBlocks.Messaging.Parking;
using DomainWorkers.OperatorConsole.Output;

namespace DomainWorkers.OperatorConsole.Parking;

/// <summary>A parked message of a worker.</summary>
internal sealed record Found(string Worker, ParkedMessage Message)
{
    /// <summary>Names messages that failed alike: the same queue, cause and place.</summary>
    public string Group => Text32.Of(
        SHA256.HashData(Encoding.UTF8.GetBytes($"{Message.Queue}\n{Message.Cause}\n{Message.Fingerprint}")), 8);
}

/// <summary>A parked message for people: what it is and what was done with it, and nothing of what it says.</summary>
internal sealed record ParkedView
{
    public required string Id { get; init; }

    public required string Worker { get; init; }

    public required string Group { get; init; }

    public required string Queue { get; init; }

    public required string Exchange { get; init; }

    public string? Account { get; init; }

    public string? MessageId { get; init; }

    public string? ContentType { get; init; }

    public required ParkingCause Cause { get; init; }

    public required ParkingStanding Standing { get; init; }

    public required string Fingerprint { get; init; }

    public required string Detail { get; init; }

    public required DateTimeOffset ParkedAt { get; init; }

    public required int Times { get; init; }

    public required long BodyBytes { get; init; }

    public required IReadOnlyList<ParkingAct> Acts { get; init; }

    /// <summary>Only where somebody gave a purpose.</summary>
    public string? Body { get; init; }

    public static ParkedView Of(Found found) => new()
    {
        Id = found.Message.Id,
        Worker = found.Worker,
        Group = found.Group,
        Queue = found.Message.Queue,
        Exchange = found.Message.Exchange,
        Account = Printable.Id(found.Message.RoutingKey),
        MessageId = Printable.Id(found.Message.MessageId),
        ContentType = Printable.Id(found.Message.ContentType),
        Cause = found.Message.Cause,
        Standing = found.Message.Standing,
        Fingerprint = found.Message.Fingerprint,
        Detail = found.Message.Detail,
        ParkedAt = found.Message.ParkedAt,
        Times = found.Message.Times,
        BodyBytes = found.Message.BodyBytes,
        Acts = found.Message.Acts,
    };
}

/// <summary>Parked messages that failed alike.</summary>
internal sealed record ParkedGroup(
    string Group, string Worker, string Queue, ParkingCause Cause, string Fingerprint, int Count, DateTimeOffset Oldest, DateTimeOffset Latest,
    IReadOnlyDictionary<ParkingStanding, int> Standing, IReadOnlyList<string> Ids)
{
    private const int FirstIds = 10;

    public static IReadOnlyList<ParkedGroup> Of(IEnumerable<Found> found) =>
    [
        .. found.GroupBy(one => (one.Worker, one.Group))
            .Select(group => new ParkedGroup(
                group.Key.Group, group.Key.Worker, group.First().Message.Queue, group.First().Message.Cause, group.First().Message.Fingerprint,
                group.Count(), group.Min(one => one.Message.ParkedAt), group.Max(one => one.Message.ParkedAt),
                group.CountBy(one => one.Message.Standing).ToDictionary(),
                [.. group.OrderBy(one => one.Message.ParkedAt).Take(FirstIds).Select(one => one.Message.Id)]))
            .OrderByDescending(group => group.Count).ThenBy(group => group.Oldest),
    ];
}
