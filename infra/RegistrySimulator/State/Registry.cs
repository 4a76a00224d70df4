using System.Collections.Frozen;

namespace DomainWorkers.RegistrySimulator;

/// <summary>The registry behind the sessions: one command at a time, each wholly or not at all.</summary>
internal sealed class Registry : IDisposable
{
    private readonly Lock _gate = new();
    private readonly SimulatorOptions _options;
    private readonly TimeProvider _clock;
    private readonly TimeProvider _machineClock;
    private readonly RegistryStore _store;
    private readonly StateJournal? _journal;
    private readonly TransactionIds _transactions;
    private readonly RegistryActs _acts;
    private readonly Billing _billing;
    private readonly Lifecycle _lifecycle;
    private readonly FrozenDictionary<string, ICommand> _commands;

    public Registry(SimulatorOptions options, TimeProvider clock, TimeProvider machineClock)
    {
        (_options, _clock, _machineClock) = (options, clock, machineClock);
        _store = new RegistryStore(domain => Lifecycle.DueOf(domain, ZoneOf(domain.Name)));
        _transactions = new TransactionIds("SIM", machineClock);
        var queue = new PollQueue(_store);
        _billing = new Billing(_store, queue, options.Accounts.ToDictionary(account => account.ClientId));
        _acts = new RegistryActs(_store, queue, _billing, _transactions, options.Zones, Wanted(LedgerContent.RegistryActs));
        var end = new EndOfLife(_store, _acts, _billing);
        var transfers = new Transfers(_store, _acts, _billing);
        _lifecycle = new Lifecycle(_store, _acts, end, transfers);
        _commands = CommandTable.Create(end, transfers, queue);
        Ledger = new Ledger(options.LedgerPath);
        _journal = options.StatePath is { } path ? StateJournal.Open(path, _store, Ledger) : null;
        foreach (var account in options.Accounts.Where(account => _store.FindAccount(account.ClientId) is null))
            _store.Put(new AccountObject(account.ClientId, account.Password, account.Balance));
        Commit([]);
    }

    public Ledger Ledger { get; }

    public DateTimeOffset MachineNow => _machineClock.GetUtcNow();

    public string NextTransaction() => _transactions.Next();

    /// <summary>Executes the command and writes state and ledger down before the answer is handed out.</summary>
    public Answer Execute(EppCommand command, LoggedIn login, string session, string serverTransactionId, FaultRule? fault)
    {
        lock (_gate)
        {
            var now = Advance();
            var context = new CommandContext(
                command, login, _store, _acts, _billing, _options, now, _machineClock.GetUtcNow(), serverTransactionId);
            var answer = _commands[command.Kind].Execute(context);
            if (fault?.Action == FaultAction.RenewTwice && command.Kind == "domain:renew" && answer.Succeeded)
                answer = RenewCommand.Again(context, answer);
            Commit(Lines(context, answer, session, fault));
            return answer;
        }
    }

    /// <summary>Runs <paramref name="act"/> on an up-to-date registry and writes down what it changed.</summary>
    public T Do<T>(Func<RegistryStore, RegistryActs, DateTimeOffset, T> act)
    {
        lock (_gate)
        {
            var result = act(_store, _acts, Advance());
            Commit(Numbered(Ledger.Count, RegistryLines()));
            return result;
        }
    }

    /// <summary>Looks without letting time pass.</summary>
    public T Look<T>(Func<RegistryStore, T> look)
    {
        lock (_gate)
            return look(_store);
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _journal?.Dispose();
            Ledger.Dispose();
        }
    }

    private DateTimeOffset Advance()
    {
        var now = Instants.Now(_clock);
        _lifecycle.AdvanceTo(now);
        return now;
    }

    // The journal goes first: it carries the ledger lines too, so a kill between the two files is mended at the next start.
    private void Commit(List<LedgerEntry> lines)
    {
        if (_store.TakeChanges() is { } changes)
            _journal?.Append(lines.Count == 0 ? changes : changes.With(lines));
        foreach (var line in lines)
            Ledger.Append(line);
    }

    private List<LedgerEntry> Lines(CommandContext context, Answer answer, string session, FaultRule? fault)
    {
        var lines = RegistryLines();
        var command = context.Command;
        var effect = answer.Note as Effect;
        var kind = !answer.Succeeded ? "refused" : RegistryCommands.IsQuery(command.Kind) ? "query" : "executed";
        if (kind == "executed" || Wanted(kind == "query" ? LedgerContent.Queries : LedgerContent.Refused))
        {
            lines.Add(new LedgerEntry
            {
                Sequence = 0,
                Kind = kind,
                At = context.Now,
                MachineAt = _machineClock.GetUtcNow(),
                Account = context.Account,
                Session = session,
                Command = command.Kind,
                ObjectName = command.ObjectName,
                ClientTransactionId = context.ClientTransactionId,
                ServerTransactionId = context.ServerTransactionId,
                Code = answer.Code,
                AnswerSent = fault?.LetsAnswerPass ?? true,
                Fault = fault?.Action.ToString(),
                Years = effect?.Years,
                ExpiresBefore = effect?.ExpiresBefore,
                ExpiresAfter = effect?.ExpiresAfter,
            });
        }

        return Numbered(Ledger.Count, lines);
    }

    private List<LedgerEntry> RegistryLines() =>
        [.. _acts.TakeDone().Select(act => new LedgerEntry
        {
            Sequence = 0,
            Kind = "registry",
            At = act.At,
            MachineAt = _machineClock.GetUtcNow(),
            Account = act.Domain.Sponsor,
            Session = "registry",
            Command = act.Command,
            ObjectName = act.Domain.Name,
            ServerTransactionId = act.TransactionId,
            Code = 1000,
            AnswerSent = true,
            ExpiresBefore = act.Before,
            ExpiresAfter = act.Domain.ExpiresAt,
        })];

    private Zone ZoneOf(string name) => DomainNames.ZoneOf(name, _options.Zones)
        ?? throw new InvalidDataException($"The state file holds {name}, but no zone of this registry covers it.");

    private bool Wanted(LedgerContent content) => _options.LedgerContent.HasFlag(content);

    private static List<LedgerEntry> Numbered(int last, List<LedgerEntry> lines) =>
        [.. lines.Select((line, index) => line with { Sequence = last + 1 + index })];
}
