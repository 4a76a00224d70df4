using DomainWorkers.BuildingBlocks.Failures;
using DomainWorkers.BuildingBlocks.State;
using DomainWorkers.RegistrySubmission.State;

namespace DomainWorkers.RegistrySubmission.Adapters.Budget;

/// <summary>
/// The budget of one account, changed by compare-and-set. Changes of one process come one after the other, in the order they were asked
/// for; between processes the version decides.
/// </summary>
internal sealed class BudgetDocument(string account, IStateStore<RegistryBudget> store, TimeProvider machineClock) : IDisposable
{
    // In each round somebody wins, so with ten replicas nobody loses as often as this by chance.
    private const int Rounds = 40;

    private readonly SemaphoreSlim _inOrder = new(1, 1);
    private RegistryBudget? _known;

    /// <summary>Decides on the budget as it is now, and writes what was decided.</summary>
    /// <exception cref="TransientException">The store is away: the change may have been written or not.</exception>
    public async Task<TAnswer> Change<TAnswer>(
        Func<RegistryBudget, DateTimeOffset, (RegistryBudget Budget, TAnswer Answer)> decide, CancellationToken cancellationToken)
    {
        await _inOrder.WaitAsync(cancellationToken);
        try
        {
            var known = _known;
            _known = null;
            var (budget, answer) = await Decide(known, decide, cancellationToken);
            _known = budget;
            return answer;
        }
        finally
        {
            _inOrder.Release();
        }
    }

    /// <summary>What would be decided on the budget as it is now; nothing is written.</summary>
    public async Task<TAnswer> Look<TAnswer>(Func<RegistryBudget, DateTimeOffset, TAnswer> judge, CancellationToken cancellationToken) =>
        judge(await Stored(cancellationToken), machineClock.GetUtcNow());

    public void Dispose() => _inOrder.Dispose();

    private async Task<(RegistryBudget Budget, TAnswer Answer)> Decide<TAnswer>(
        RegistryBudget? known,
        Func<RegistryBudget, DateTimeOffset, (RegistryBudget Budget, TAnswer Answer)> decide,
        CancellationToken cancellationToken)
    {
        for (var round = 0; round < Rounds; round++)
        {
            // What we wrote last is good enough to try on, since a write on something older fails; to answer without a write it is not.
            var isFresh = known is null;
            var current = known ?? await Stored(cancellationToken);
            known = null;
            var (wanted, answer) = decide(current, machineClock.GetUtcNow());
            if (ReferenceEquals(wanted, current))
            {
                if (isFresh)
                    return (current, answer);
                continue;
            }

            var written = current.Version == 0
                ? (await store.Insert(wanted, cancellationToken)).Stored
                : await store.Save(wanted, cancellationToken);
            if (written is not null)
                return (written, answer);
        }

        throw new TransientException($"The budget of {account} was changed by others {Rounds} times in a row.");
    }

    private async Task<RegistryBudget> Stored(CancellationToken cancellationToken) =>
        await store.Find(account, cancellationToken) ?? new RegistryBudget { Id = account };
}
