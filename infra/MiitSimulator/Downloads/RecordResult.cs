using DomainWorkers.MiitSimulator.Files;

namespace DomainWorkers.MiitSimulator.Downloads;

/// <summary>What became of one record: Jg_xx of chapter 4-2-3.</summary>
internal sealed record RecordResult(RecordAction Action, IReadOnlyList<(int Code, string Text)> Codes)
{
    public long? Id { get; init; }

    public long? RecordId { get; init; }

    public string? Remark { get; init; }
}
