using DomainWorkers.BuildingBlocks.State;

namespace DomainWorkers.RegistrySubmission.State;

/// <summary>
/// Whose turn it is to read a registry account's queue, and when: whoever claims it while it is due. It only saves traffic; two readers
/// at once would store each message once all the same.
/// </summary>
internal sealed record PollTurn : Document
{
    /// <summary>How many polls in a row got no answer: back-off grows with it.</summary>
    public int Failures { get; init; }
}
