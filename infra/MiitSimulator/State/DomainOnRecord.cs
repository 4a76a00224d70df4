namespace DomainWorkers.MiitSimulator.State;

/// <summary>A domain as the ministry knows it.</summary>
/// <param name="Id">The ministry's id, given when it was added.</param>
/// <param name="IspId">Whose record it is.</param>
/// <param name="RecordId">The unit's own id of the addition.</param>
/// <param name="Name">The domain.</param>
/// <param name="Fields">All elements as they were last reported.</param>
public sealed record DomainOnRecord(long Id, long IspId, long RecordId, string Name, IReadOnlyDictionary<string, string> Fields);
