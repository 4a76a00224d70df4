using DomainWorkers.BuildingBlocks.State;

namespace DomainWorkers.EmailVerification.State;

/// <summary>What one account caused on one day (Shanghai): the operations by id, so that a repeat is not counted again.</summary>
internal sealed record QuotaState : Document
{
    public IReadOnlyList<string> Mails { get; init; } = [];

    public IReadOnlyList<string> Codes { get; init; } = [];

    public static string IdOf(string account, DateOnly day) => $"{account}/{day:yyyy-MM-dd}";
}

/// <summary>How many wrong tokens came for one address; for all addresses of an account that do not exist, together.</summary>
internal sealed record GuessState : Document
{
    public required DateTimeOffset WindowStart { get; init; }

    public required int Count { get; init; }

    public static string IdOf(string account, string? addressId) => $"{account}/{addressId ?? "unknown"}";
}
