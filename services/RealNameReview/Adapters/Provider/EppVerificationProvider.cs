using DomainWorkers.Epp;
using DomainWorkers.RealNameReview.Adapters.Codes;
using DomainWorkers.RegistrantVault.Secrecy;
using Microsoft.Extensions.Logging;

namespace DomainWorkers.RealNameReview.Adapters.Provider;

/// <summary>
/// A verification provider over EPP. A submission is written once and never again by itself; whatever is asked about one whose answer was
/// lost is asked on a session that is younger than the doubt.
/// </summary>
internal sealed partial class EppVerificationProvider(
    string name, EppSessionPool pool, ProviderAnswers answers, ObjectPasswords passwords, TimeProvider machineClock, ILogger logger)
    : IVerificationProvider, IAsyncDisposable
{
    // How many decided codes that nobody has claimed are looked at for one lost submission.
    private const int Candidates = 20;

    private readonly Decisions _decisions = new();
    private readonly long _series = machineClock.GetUtcNow().ToUnixTimeMilliseconds();
    private int _asked;

    public static EppVerificationProvider Create(string name, VerificationProviderOptions options, TimeProvider machineClock, ILogger logger)
    {
        var rate = options.CommandsPerSecond == 0 ? null : EppRate.PerSecond(options.CommandsPerSecond);
        var pool = new EppSessionPool(
            options.Account(name), new LocalEppSlots(options.MaxSessions, rate, machineClock), machineClock);
        var verifier = new SignedCodeVerifier(
            new SignerTrustFiles(options.SignerAuthority, options.SignerRevocations), options.ProviderId, machineClock);
        return new EppVerificationProvider(
            name, pool, new ProviderAnswers(verifier), new ObjectPasswords(options.AuthInfoKeyOctets), machineClock, logger);
    }

    public async Task<ProviderAnswer> Submit(VerificationRequest request, CancellationToken cancellationToken)
    {
        try
        {
            var create = SubmissionFrames.Create(request, passwords);
            var response = await Execute(create, new EppExecution { ClientTransactionId = request.TransactionId }, cancellationToken);
            return answers.OfCreate(response, create.Subject.CodeType);
        }
        catch (EppException exception)
        {
            return Failed("submission", request.TransactionId, exception);
        }
    }

    public async Task<ProviderAnswer> Ask(VerificationQuestion question, CancellationToken cancellationToken)
    {
        try
        {
            return question.ProviderReference is { } code
                ? await Standing(question, code, cancellationToken)
                : await Lost(question, cancellationToken);
        }
        catch (EppException exception)
        {
            // A question changes nothing: where its answer is lost too, nothing new is known.
            return Failed("question", question.TransactionId, exception);
        }
    }

    public async Task<IReadOnlyList<ProviderNotice>> Poll(CancellationToken cancellationToken)
    {
        try
        {
            var response = await Execute(new PollRequest(), Next("poll"), cancellationToken);
            if (response.Class(isTransform: false) != EppCodeClass.Message || response.Queue is not { Id.Length: > 0 } queue)
                return [];

            var decision = response.Data?.Item<NameVerificationDecision>();
            if (decision is not null)
                _decisions.Remember(decision);

            // A second message shows itself only when this one is taken off.
            return [new ProviderNotice(queue.Id, null, decision?.Code.Value)];
        }
        catch (EppException exception)
        {
            LogLost(name, "poll", "-", exception.Message);
            return [];
        }
    }

    public async Task Acknowledge(string messageId, CancellationToken cancellationToken)
    {
        try
        {
            // A refusal means that it is gone, or comes again: both are harmless.
            await Execute(new PollAck(messageId), Next("ack"), cancellationToken);
        }
        catch (EppException exception)
        {
            LogLost(name, "ack", messageId, exception.Message);
        }
    }

    public ValueTask DisposeAsync() => pool.DisposeAsync();

    private async Task<ProviderAnswer> Standing(VerificationQuestion question, string code, CancellationToken cancellationToken)
    {
        var response = await Info(question, code, cancellationToken);
        if (response.Data is not NameVerificationInfoData.Standing standing)
        {
            // While it is undecided, or once it is refused, there may be no signed code to show, and a server may say so with any refusal.
            if (Decided(code) is { } refused)
                return refused;

            return response.Result.IsSuccess || IsAboutTheObject(response.Result)
                ? new ProviderAnswer.Unknown()
                : ProviderAnswers.OfCode(response.Result, isTransform: false);
        }

        if (standing.AuthInfo is not null && !passwords.IsOf(question.TransactionId, standing.AuthInfo))
            return new ProviderAnswer.Unknown();
        if (standing.SignedCode is { } signed && standing.Status is null or NameVerificationStatus.Compliant)
            return answers.Verified(standing.Code, signed, SubmissionFrames.CodeType(question.Kind));

        if (Decided(code) is { } decided)
            return decided;

        return standing.Status == NameVerificationStatus.NonCompliant
            ? new ProviderAnswer.Refused(0, new SensitiveText(""), code)
            : new ProviderAnswer.Pending(code);
    }

    /// <summary>
    /// The provider cannot be asked by our transaction id, and gives its code only in the answer that was lost. What can still be known: a
    /// decided code that shows our password is ours, and a prohibited label gets no code whatever became of the frame. That nothing was
    /// taken can never be known, so this never says so.
    /// </summary>
    private async Task<ProviderAnswer> Lost(VerificationQuestion question, CancellationToken cancellationToken)
    {
        foreach (var code in _decisions.Codes(SubmissionFrames.CodeType(question.Kind), Candidates))
        {
            var response = await Info(question, code, cancellationToken);
            if (response.Data is NameVerificationInfoData.Standing standing && passwords.IsOf(question.TransactionId, standing.AuthInfo))
                return await Standing(question, code, cancellationToken);
        }

        if (question is not { Kind: VerificationKind.DomainName, Label: { } label })
            return new ProviderAnswer.Unknown();

        var check = await Execute(new NameVerificationCheck(label), Next("check") with { FreshSession = true }, cancellationToken);
        return check.Data?.Find(label) is { Available: false, Restricted: false } prohibited
            ? new ProviderAnswer.Refused(0, new SensitiveText(prohibited.Reason ?? ""))
            : new ProviderAnswer.Unknown();
    }

    /// <summary>What a message told about a refusal; a success is proven by its signed code alone.</summary>
    private ProviderAnswer.Refused? Decided(string code) => _decisions.Of(code) is { Status: NameVerificationStatus.NonCompliant } decision
        ? new ProviderAnswer.Refused(0, new SensitiveText(decision.Message), code)
        : null;

    private static bool IsAboutTheObject(EppResult result) =>
        EppResultCodes.Classify(result.Code, isTransform: false) is EppCodeClass.Missing or EppCodeClass.Blocked or EppCodeClass.Refused;

    private Task<EppResponse<NameVerificationInfoData>> Info(VerificationQuestion question, string code, CancellationToken cancellationToken) =>
        Execute(
            new NameVerificationInfo(code, NameVerificationInfoType.SignedCode, passwords.For(question.TransactionId)),
            Next("info") with { FreshSession = question.EndedAt is not null },
            cancellationToken);

    private async Task<EppResponse<TData>> Execute<TData>(EppCommand<TData> command, EppExecution execution, CancellationToken cancellationToken)
        where TData : class
    {
        var response = await pool.Execute(command, execution, cancellationToken);
        LogAnswered(name, command.Kind, response.Result.Code, execution.ClientTransactionId, response.ServerTransactionId);
        return response;
    }

    private EppExecution Next(string what) => new() { ClientTransactionId = $"dw-{what}-{_series:x}-{Interlocked.Increment(ref _asked)}" };

    private ProviderAnswer Failed(string what, string transactionId, EppException exception)
    {
        LogLost(name, what, transactionId, exception.Message);
        return ProviderAnswers.OfFailure(exception);
    }

    [LoggerMessage(EventId = 3201, Level = LogLevel.Information,
        Message = "{Provider} answered {Command} with {Code}, clTRID {ClientTransactionId}, svTRID {ServerTransactionId}")]
    private partial void LogAnswered(string provider, string command, int code, string clientTransactionId, string serverTransactionId);

    [LoggerMessage(EventId = 3202, Level = LogLevel.Warning, Message = "{Provider} gave no answer to {Command} {Subject}: {Detail}")]
    private partial void LogLost(string provider, string command, string subject, string detail);
}
