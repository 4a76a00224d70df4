using DomainWorkers.BuildingBlocks.State;

namespace DomainWorkers.ExpiryReminders.State;

/// <summary>A wish of an account, kept so that a repeat is recognised and answered as the first time. Due while it is not answered.</summary>
internal sealed record RequestState : Document
{
    public const string WishLane = "wishes";

    public required string Account { get; init; }

    public required string RequestId { get; init; }

    public required DateTimeOffset IssuedAt { get; init; }

    /// <summary>When it came (machine time): a domain that is not known yet is waited for a while.</summary>
    public required DateTimeOffset AcceptedAt { get; init; }

    public required string DomainId { get; init; }

    public required bool Enabled { get; init; }

    public required int Years { get; init; }

    /// <summary>The first answer, to be given again word for word.</summary>
    public OutgoingMessage? Answer { get; init; }

    public static string IdOf(string account, string requestId) => $"{account}/auto-renew/{requestId}";
}
