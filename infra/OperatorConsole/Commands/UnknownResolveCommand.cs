using System.CommandLine;
using DomainWorkers.BuildingBlocks.Operations;
using DomainWorkers.Contracts.Registration;
using DomainWorkers.OperatorConsole.Audit;
using DomainWorkers.OperatorConsole.Decisions;
using DomainWorkers.OperatorConsole.Surroundings;

namespace DomainWorkers.OperatorConsole.Commands;

/// <summary><c>dw unknown resolve</c>: a person's decision, sent to the worker as a command.</summary>
internal static class UnknownResolveCommand
{
    private static readonly Dictionary<string, OperationDecision> Words = new(StringComparer.Ordinal)
    {
        ["done"] = OperationDecision.Done,
        ["not-done"] = OperationDecision.NotDone,
        ["ask-again"] = OperationDecision.AskAgain,
    };

    public static Command Make(Runner runner)
    {
        var id = new Argument<string>("operation") { Description = "From `dw unknown list`." };
        var decision = new Option<string>("--decision") { Description = "What you know from the registry.", Required = true };
        decision.AcceptOnlyFromAmong([.. Words.Keys]);
        var because = Runner.Because(required: true);
        because.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string>()?.Length is < 3 or > 500)
                result.AddError("--because must have 3 to 500 characters.");
        });
        var yes = Runner.Yes();
        var wait = new Option<int>("--wait") { Description = "How many seconds to wait for the outcome.", DefaultValueFactory = _ => 60 };
        var command = new Command(
            "resolve",
            "Settle an operation. The registry is asked once more; what it proves outweighs the decision, and nothing is sent twice.")
        {
            id, decision, because, yes, wait,
        };
        runner.Does(command, async (parsed, session, cancellationToken) =>
        {
            var (_, undecided, found) = await UnknownCommands.Get(session, parsed.GetRequiredValue(id), cancellationToken);
            var decided = Words[parsed.GetRequiredValue(decision)];
            var decider = new Decider(session, undecided, TimeSpan.FromSeconds(parsed.GetValue(wait)));
            var order = decider.Command(found, decided, parsed.GetRequiredValue(because));
            if (found.Settled)
                throw new RefusedException($"{found.Id} has ended ({found.Progress}); there is nothing left to decide.");
            if (found.Progress is not ("unknown" or "parked" or "pendingAtRegistry"))
                throw new RefusedException($"{found.Id} is {found.Progress}: it goes on by itself.");

            var result = parsed.GetValue(yes)
                ? await Send(decider, found, order, session, cancellationToken)
                : new DecisionResult(DecisionStage.DryRun, null, found);
            Show(result, order, session);
            return result.Stage switch
            {
                DecisionStage.Refused => ExitCodes.Refused,
                DecisionStage.Overruled => ExitCodes.Findings,
                DecisionStage.NotKnown or DecisionStage.Taken when decided != OperationDecision.AskAgain || result.Stage == DecisionStage.NotKnown => ExitCodes.NoAnswer,
                _ => ExitCodes.Done,
            };
        });
        return command;
    }

    private static async Task<DecisionResult> Send(
        Decider decider, UndecidedCase found, DecideOperation order, Session session, CancellationToken cancellationToken)
    {
        _ = await session.Broker(cancellationToken);
        var trail = await AuditTrail.Open(session, cancellationToken);
        return await trail.Around($"unknown resolve {order.Decision}", [found.Id, order.RequestId], order.Because, async () =>
        {
            var result = await decider.Send(found, order, cancellationToken);
            return (result, result.Because is null ? $"{result.Stage}" : $"{result.Stage}: {result.Because}");
        }, cancellationToken);
    }

    private static void Show(DecisionResult result, DecideOperation order, Session session) => session.Printer.Show(
        new { result.Stage, result.Because, Command = order, Operation = result.Case },
        () =>
        {
            UnknownCommands.Print(result.Case, session.Printer);
            session.Printer.Line(result.Stage switch
            {
                DecisionStage.DryRun => $"Would send: {Meaning(order.Decision)} Nothing was done. --yes does it.",
                DecisionStage.Settled => $"Settled: {result.Case.Progress}. The event is out.",
                DecisionStage.Overruled => $"Settled: {result.Case.Progress}, as the registry proves; the decision did not count ({result.Because}).",
                DecisionStage.Taken => "The worker has it and carries it out: dw unknown show says how far it is.",
                DecisionStage.Refused => $"Not carried out: {result.Because}",
                _ => $"No answer yet{(result.Because is null ? "" : $" ({result.Because})")}. Look with dw unknown show; the same command again does not decide twice.",
            });
        });

    private static string Meaning(OperationDecision decision) => decision switch
    {
        OperationDecision.Done => "done. The registry is asked; what it shows is taken over and the order is answered as done. If it does not show it, the order is set aside again.",
        OperationDecision.NotDone => "not done. The registry is asked; unless it proves the opposite, the order is refused and the domain is free.",
        _ => "ask again. The operation looks at the registry at once and goes on by what it shows.",
    };
}
