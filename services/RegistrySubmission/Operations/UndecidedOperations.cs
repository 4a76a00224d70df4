using System.Text.Json;
using DomainWorkers.BuildingBlocks.Operations;
using DomainWorkers.BuildingBlocks.State;
using DomainWorkers.Contracts.Registration;
using DomainWorkers.RegistrySubmission.State;

namespace DomainWorkers.RegistrySubmission.Operations;

/// <summary>Operations whose outcome nobody knows, that the registry has not decided, or that wait for a person.</summary>
internal sealed class UndecidedOperations(IStateStore<OperationState> operations, IStateStore<DomainState> domains) : IUndecided
{
    private static readonly OperationProgress[] Open =
        [OperationProgress.Parked, OperationProgress.Unknown, OperationProgress.PendingAtRegistry];

    public async Task<IReadOnlyList<UndecidedCase>> List(int limit, CancellationToken cancellationToken)
    {
        var cases = new List<UndecidedCase>();
        foreach (var progress in Open)
        {
            if (cases.Count == limit)
                break;
            var found = await operations.InLanes(OperationState.ProgressElement, progress.ToString(), limit - cases.Count, cancellationToken);
            foreach (var operation in found)
                cases.Add(await Case(operation, cancellationToken));
        }

        return cases;
    }

    public async Task<UndecidedCase?> Find(string id, CancellationToken cancellationToken) =>
        await operations.Find(id, cancellationToken) is { } operation ? await Case(operation, cancellationToken) : null;

    private async Task<UndecidedCase> Case(OperationState operation, CancellationToken cancellationToken)
    {
        var domain = await domains.Find(operation.DomainId, cancellationToken);
        var open = domain?.Open?.Operation == operation.Id ? domain.Open : null;
        return new UndecidedCase
        {
            Id = operation.Id,
            Account = operation.Account,
            OrderId = operation.OrderId,
            Kind = Written(operation.Kind),
            Progress = Written(operation.Outcome?.Progress ?? operation.Progress),
            Subject = operation.DomainId,
            Name = domain?.Name ?? operation.Intent switch
            {
                Intent.Register register => register.Name,
                Intent.Adopt adopt => adopt.Name,
                _ => null,
            },
            Outside = operation.Registry,
            OrderedAt = operation.AcceptedAt,
            UnknownSince = operation.Outcome is null ? operation.UnknownSince : null,
            Because = operation.ParkedBecause,
            LastTry = open?.ClientTransactionId,
            Tries = open?.Sends ?? 0,
            InFlight = open?.InFlight ?? false,
            NextLook = operation.Due,
            Settled = operation.Outcome is not null || domain?.Settled?.Operation == operation.Id,
            Decisions =
            [
                .. operation.Decisions.Select(decision =>
                    new CaseDecision(decision.At, decision.RequestId, Written(decision.Decision), decision.By, decision.Because)),
            ],
        };
    }

    private static string Written<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
