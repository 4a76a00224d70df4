using DomainWorkers.BuildingBlocks.Failures;
using DomainWorkers.Epp;

namespace DomainWorkers.RegistrySubmission.Adapters.Budget;

/// <summary>The budget of one registry account.</summary>
internal interface IRegistryBudget : IEppSlots
{
    /// <summary>False while others have every session: who asked for one now would wait. A login that would be refused is no wait.</summary>
    /// <exception cref="TransientException">The store is away.</exception>
    ValueTask<bool> IsAnyLeft(CancellationToken cancellationToken);
}
