using DomainWorkers.BuildingBlocks.State;

namespace DomainWorkers.RedemptionDeletion.State;

/// <summary>What somebody ordered, and the latest answer to it. Never deleted: a repeat is recognised years later.</summary>
internal sealed record OrderState : Document
{
    public required string Account { get; init; }

    public required string DomainId { get; init; }

    /// <summary>SHA-256 over what was ordered: the same order id with another content is refused.</summary>
    public required string PayloadHash { get; init; }

    public required DateTimeOffset AcceptedAt { get; init; }

    public string? Actor { get; init; }

    /// <summary>The latest answer, to be given again word for word; null where it was not decided yet.</summary>
    public OutgoingMessage? Answer { get; init; }

    /// <summary>The answer's number within the life; a lower one comes too late.</summary>
    public long AnswerNumber { get; init; }

    public static string IdOf(string account, string kind, string orderId) => $"{account}/{kind}/{orderId}";
}
