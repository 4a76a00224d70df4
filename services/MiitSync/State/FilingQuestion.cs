using DomainWorkers.BuildingBlocks.State;

namespace DomainWorkers.MiitSync.State;

/// <summary>A question about readiness that waits for a look at the ministry's filings. Id: account and request id.</summary>
internal sealed record FilingQuestion : Document
{
    public required string Account { get; init; }

    public required string RequestId { get; init; }

    public required string DomainId { get; init; }

    public string? SubjectProfileId { get; init; }

    public string? SubjectFilingNumber { get; init; }

    public int? ProvinceCode { get; init; }

    /// <summary>When the answer is given without the ministry (machine time).</summary>
    public required DateTimeOffset Until { get; init; }

    /// <summary>The answer, once it was given; said again to who asks again.</summary>
    public bool Answered { get; init; }
}
