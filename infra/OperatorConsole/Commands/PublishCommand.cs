using System.CommandLine;
using DomainWorkers.BuildingBlocks.Messaging.Gate;
using DomainWorkers.BuildingBlocks.Messaging.Outbox;
using DomainWorkers.Contracts.Messaging;
using DomainWorkers.OperatorConsole.Audit;
using DomainWorkers.OperatorConsole.Output;
using DomainWorkers.OperatorConsole.Schemas;
using DomainWorkers.OperatorConsole.Surroundings;

namespace DomainWorkers.OperatorConsole.Commands;

/// <summary><c>dw publish FILE</c>: a command from a file, held against its published schema before it is sent.</summary>
internal static class PublishCommand
{
    public static Command Make(Runner runner)
    {
        var file = new Argument<string>("file") { Description = "The JSON of the message and nothing else." };
        var to = new Option<string?>("--to") { Description = "The message, e.g. submit-registration; otherwise the file's name says it, as in dw.submit-registration.json." };
        var messageId = new Option<string?>("--message-id") { Description = "The AMQP message id; otherwise it follows from the content, so the same file has the same one." };
        messageId.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>() is { Length: < 1 or > 128 })
                result.AddError("--message-id must have 1 to 128 characters.");
        });
        var because = Runner.Because(required: false);
        var yes = Runner.Yes();
        var command = new Command("publish", "Send a command from a file, after a look at its published schema. Events are for workers to say.")
        {
            file, to, messageId, because, yes,
        };
        runner.Does(command, async (parsed, session, cancellationToken) =>
        {
            var path = parsed.GetRequiredValue(file);
            if (!File.Exists(path))
                throw new RefusedException($"There is no file {path}.");
            var exchange = parsed.GetValue(to) is { } named ? Prefixed(named) : Path.GetFileNameWithoutExtension(path);
            var body = await File.ReadAllBytesAsync(path, cancellationToken);
            var draft = Judge(exchange, body);
            var letter = draft.Account is null
                ? null
                : new Letter(exchange, draft.Account, body, parsed.GetValue(messageId) ?? Outgoing.IdOf(exchange, Convert.ToHexString(body)), "application/json");
            var outcome = letter is not null && parsed.GetValue(yes)
                ? await Send(letter, parsed.GetValue(because), session, cancellationToken)
                : null;
            Show(draft with { MessageId = letter?.MessageId, Outcome = outcome?.GetType().Name }, session);
            return outcome switch
            {
                _ when letter is null => ExitCodes.Refused,
                Taken.Refused => ExitCodes.Refused,
                Taken.Unknown => ExitCodes.NoAnswer,
                _ => ExitCodes.Done,
            };
        });
        return command;
    }

    private static string Prefixed(string name) => name.StartsWith(MessageAddress.Prefix, StringComparison.Ordinal) ? name : MessageAddress.Prefix + name;

    private static Draft Judge(string exchange, byte[] body)
    {
        var contract = ContractCatalogue.Find(exchange) ?? throw new RefusedException(
            $"There is no message {exchange}; name it with --to. There are: {string.Join(", ", ContractCatalogue.Exchanges.Order(StringComparer.Ordinal))}.");
        if (!ContractCatalogue.IsCommand(contract))
            throw new RefusedException($"{exchange} is an event: it is for the worker to say that it happened.");
        return SchemaGate.For(contract).Judge(body) switch
        {
            GateVerdict.Fits { Account: { } account } fits => new Draft(exchange, account, fits.OrderId, fits.UnknownProperties, []),
            GateVerdict.Rejected rejected => new Draft(exchange, null, rejected.OrderId, 0, rejected.Violations),
            _ => throw new RefusedException($"{exchange} names no account."),
        };
    }

    private static async Task<Taken> Send(Letter letter, string? because, Session session, CancellationToken cancellationToken)
    {
        var broker = await session.Broker(cancellationToken);
        var trail = await AuditTrail.Open(session, cancellationToken);
        return await trail.Around("publish", [letter.Exchange, letter.RoutingKey, letter.MessageId!], because, async () =>
        {
            var taken = await broker.Publish(letter, CancellationToken.None);
            return (taken, taken.ToString());
        }, cancellationToken);
    }

    private static void Show(Draft draft, Session session) => session.Printer.Show(draft, () =>
    {
        foreach (var violation in draft.Violations)
            session.Printer.Line($"{violation.Path} {violation.Rule}: {violation.Message}");
        if (draft.Violations.Count > 0)
        {
            session.Printer.Line($"It does not fit the schema of {draft.Exchange}: not sent.");
            return;
        }

        session.Printer.Fields([("exchange", draft.Exchange), ("account", draft.Account), ("order", Printable.Id(draft.OrderId)), ("message id", Printable.Id(draft.MessageId))]);
        if (draft.UnknownProperties > 0)
            session.Printer.Line($"{draft.UnknownProperties} properties are not in the contract; they are ignored.");
        session.Printer.Line(draft.Outcome switch
        {
            null => "It fits its schema. Nothing was sent. --yes sends it.",
            nameof(Taken.Confirmed) => "Sent: its queue has it.",
            nameof(Taken.Refused) => "Not sent: no queue took it. Is the topology applied?",
            _ => "The broker's word did not come: it may have it. Sending the same file again is safe.",
        });
    });

    /// <summary>A message before it is sent, and what became of it.</summary>
    private sealed record Draft(
        string Exchange, string? Account, string? OrderId, int UnknownProperties, IReadOnlyList<MessageRejected.Violation> Violations)
    {
        public string? MessageId { get; init; }

        public string? Outcome { get; init; }
    }
}
