using DomainWorkers.BuildingBlocks.State;
using DomainWorkers.Contracts.RealName;

namespace DomainWorkers.RealNameReview.State;

/// <summary>What was asked for, and its first answer. Never deleted: a repeat is recognised and answered as the first time.</summary>
internal sealed record OperationState : Document
{
    public required string Account { get; init; }

    public required OperationKind Kind { get; init; }

    public required string RequestId { get; init; }

    /// <summary>Over what was asked, without its sealed part: that one is another one each time it is sealed.</summary>
    public required string PayloadHash { get; init; }

    public required DateTimeOffset AcceptedAt { get; init; }

    /// <summary>The first answer, to be given again word for word; null while it is not there.</summary>
    public OutgoingMessage? Answer { get; init; }

    /// <summary>For codes: what they are wanted for.</summary>
    public CodeWish? Wish { get; init; }

    public static string IdOf(string account, OperationKind kind, string requestId) => $"{account}/{kind.ToString().ToLowerInvariant()}/{requestId}";
}

/// <summary>Codes that an account waits for.</summary>
internal sealed record CodeWish(string ProfileId, string DomainName, IReadOnlyList<CodeKind> Codes);

/// <summary>What an operation is.</summary>
internal enum OperationKind
{
    Create,
    Change,
    Delete,
    Default,
    Material,
    Review,
    Decision,
    Codes,
    Associate,
    Enhanced,
}
