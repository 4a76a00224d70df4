using System.Collections.Concurrent;
using DomainWorkers.BuildingBlocks.Failures;
using DomainWorkers.Epp;
using DomainWorkers.RegistrySubmission.Domain;
using DomainWorkers.RegistrySubmission.State;
using Microsoft.Extensions.Logging;

namespace DomainWorkers.RegistrySubmission.Adapters.Budget;

/// <summary>What the registry refused, on its way into the budget: from there all replicas heed it.</summary>
internal sealed partial class BudgetReports(string account, int limit, BudgetDocument document, TimeProvider machineClock, ILogger logger)
{
    private readonly ConcurrentQueue<Func<RegistryBudget, DateTimeOffset, (RegistryBudget Budget, bool Answer)>> _untold = new();

    public void Add(EppSlotSignal signal, TimeSpan pause)
    {
        var at = machineClock.GetUtcNow();
        LogReport(account, signal, pause);
        _untold.Enqueue(signal switch
        {
            EppSlotSignal.SessionLimit => (budget, _) => (BudgetRules.Shrink(budget, limit, pause, at).Budget, true),
            _ => (budget, _) => (BudgetRules.StopLogins(budget, pause, at).Budget, true),
        });
    }

    public async Task Tell()
    {
        while (_untold.TryDequeue(out var report))
        {
            try
            {
                await document.Change(report, CancellationToken.None);
            }
            catch (TransientException exception)
            {
                // Tried again with the next renewal; what it says is still true then.
                _untold.Enqueue(report);
                LogNotTold(account, exception.Message);
                return;
            }
        }
    }

    [LoggerMessage(EventId = 2404, Level = LogLevel.Warning, Message = "{Registry} refused: {Signal}; all replicas heed it for {Pause}")]
    private partial void LogReport(string registry, EppSlotSignal signal, TimeSpan pause);

    [LoggerMessage(EventId = 2405, Level = LogLevel.Warning, Message = "{Registry}: the other replicas cannot be told of a refusal yet: {Detail}")]
    private partial void LogNotTold(string registry, string detail);
}
