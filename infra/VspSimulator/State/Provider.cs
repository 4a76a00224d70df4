using System.Collections.Frozen;

namespace DomainWorkers.VspSimulator;

/// <summary>The provider behind the sessions: one command at a time, each written down before its answer leaves.</summary>
internal sealed class Provider : IDisposable
{
    private readonly Lock _gate = new();
    private readonly ProviderOptions _options;
    private readonly TimeProvider _clock;
    private readonly TimeProvider _machineClock;
    private readonly Faults _faults;
    private readonly CodeSigner _signer;
    private readonly Register _register;
    private readonly PollQueues _queues = new();
    private readonly DomainNameRules _rules;
    private readonly TransactionIds _transactions;
    private readonly FrozenDictionary<string, ICommand> _commands = CommandTable.Create();

    public Provider(ProviderOptions options, Faults faults, CodeSigner signer, SubjectHashes hashes, TimeProvider clock, TimeProvider machineClock)
    {
        (_options, _faults, _signer, Hashes, _clock, _machineClock) = (options, faults, signer, hashes, clock, machineClock);
        _register = new Register(options.VspId);
        _rules = new DomainNameRules(options);
        _transactions = new TransactionIds("VSP", machineClock);
        Ledger = new Ledger(options.LedgerPath);
    }

    public Ledger Ledger { get; }

    public SubjectHashes Hashes { get; }

    public string NextTransaction() => _transactions.Next();

    public Answer Execute(EppCommand command, LoggedIn login, string session, string serverTransactionId, FaultRule? fault)
    {
        lock (_gate)
        {
            var now = Advance();
            var answer = _commands[command.Kind].Execute(new CommandContext(
                command, login, _register, _queues, _rules, _signer, Hashes, _options, now, fault));
            Write(command, answer, login.Account, session, serverTransactionId, now, fault);
            return answer;
        }
    }

    /// <summary>Runs <paramref name="act"/> on a provider for which everything due has happened.</summary>
    public T Do<T>(Func<Register, PollQueues, DomainNameRules, DateTimeOffset, T> act)
    {
        lock (_gate)
            return act(_register, _queues, _rules, Advance());
    }

    /// <summary>Looks without letting time pass.</summary>
    public T Look<T>(Func<Register, T> look)
    {
        lock (_gate)
            return look(_register);
    }

    /// <summary>Decides what is pending, before its time or without one. False when nothing of that code is pending.</summary>
    public bool Decide(string code, Finding? finding) => Do((register, _, _, now) =>
    {
        if (register.Find(code) is not { Status: VerificationStatus.PendingCompliant } pending)
            return false;
        Decide(pending, now, finding);
        return true;
    });

    public void Dispose()
    {
        lock (_gate)
            Ledger.Dispose();
    }

    private DateTimeOffset Advance()
    {
        var now = Instants.Now(_clock);
        while (_register.NextDue(now) is { } due)
            Decide(due, due.DueAt!.Value, due.Finding);
        return now;
    }

    private void Decide(Verification pending, DateTimeOffset at, Finding? finding)
    {
        var decided = pending with
        {
            Status = finding is null ? VerificationStatus.Compliant : VerificationStatus.NonCompliant,
            DueAt = null,
            Finding = finding,
            DecidedAt = at,
        };
        _register.Put(decided);
        var fault = pending.NoticeLost ? null : _faults.Take("nv:notice", pending.Account, pending.Key);
        var notices = pending.NoticeLost || fault?.Action == FaultAction.NoticeLost ? 0 : fault?.Action == FaultAction.NoticeTwice ? 2 : 1;
        for (; notices > 0; notices--)
            _queues.Add(decided.Account, at, "Pending action completed successfully.", NvXml.Decided(decided));
        Ledger.Append(Line("decided", "provider:decide", decided.Account, "provider", at) with
        {
            ObjectName = decided.Key,
            Submission = decided.Submission,
            Verification = decided.Code,
            Type = decided.Type,
            Status = NvXml.Text(decided.Status),
            Reason = finding?.Reason,
            Fault = fault?.Action.ToString(),
        });
    }

    private void Write(
        EppCommand command, Answer answer, string account, string session, string serverTransactionId, DateTimeOffset now, FaultRule? fault)
    {
        var act = answer.Note as SubmissionAct;
        var kind = act is not null ? "submitted" : !answer.Succeeded ? "refused" : ProviderCommands.IsQuery(command) ? "query" : "executed";
        if (kind is "refused" or "query" && !_options.LedgerAll)
            return;
        Ledger.Append(Line(kind, command.Kind, account, session, now) with
        {
            ObjectName = act?.ObjectName ?? ProviderCommands.PublicName(command),
            Submission = act?.Submission,
            Verification = act?.Code ?? ProviderCommands.VerificationCode(command),
            Type = act?.Type,
            Status = act is null ? null : NvXml.Text(act.Status),
            Reason = act?.Finding?.Reason,
            Repeated = act is { Repeated: true } ? true : null,
            ClientTransactionId = command.ClientTransactionId,
            ServerTransactionId = serverTransactionId,
            Code = answer.Code,
            AnswerSent = fault?.LetsAnswerPass ?? true,
            Fault = fault?.Action.ToString(),
        });
    }

    private LedgerEntry Line(string kind, string command, string account, string session, DateTimeOffset at) => new()
    {
        Sequence = 0,
        Kind = kind,
        At = at,
        MachineAt = _machineClock.GetUtcNow(),
        Account = account,
        Session = session,
        Command = command,
    };
}
