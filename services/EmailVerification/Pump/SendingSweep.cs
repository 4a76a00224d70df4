using DomainWorkers.BuildingBlocks;
using DomainWorkers.BuildingBlocks.Failures;
using DomainWorkers.BuildingBlocks.Hosting;
using DomainWorkers.BuildingBlocks.Messaging.Outbox;
using DomainWorkers.BuildingBlocks.Sweeps;
using DomainWorkers.BuildingBlocks.Telemetry;
using DomainWorkers.Correspondence;
using DomainWorkers.EmailVerification.Adapters;
using DomainWorkers.EmailVerification.Domain;
using DomainWorkers.EmailVerification.State;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace DomainWorkers.EmailVerification.Pump;

/// <summary>
/// Takes due mails and codes outside, several at a time. A mail server that cannot be used makes the mails rest and nothing else; a mail
/// that goes wrong is its own affair.
/// </summary>
internal sealed partial class SendingSweep(
    Documents<OperationState> operations,
    MailRun mails,
    PhoneRun phones,
    MailLedger ledger,
    ProcessIdentity identity,
    IOptions<VerificationOptions> options,
    IOptions<MailOptions> mailOptions,
    [FromKeyedServices(Clocks.Machine)] TimeProvider machineClock,
    ILogger<SendingSweep> logger) : ISweep
{
    private const int PageSize = 100;
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(30);

    private DateTimeOffset _restUntil;
    private int _rests;

    public async Task<int> Run(CancellationToken cancellationToken) =>
        await Sweep(MailOrders.PhoneLane, cancellationToken) + await Sweep(MailOrders.MailLane, cancellationToken);

    private async Task<int> Sweep(string lane, CancellationToken cancellationToken)
    {
        var isMail = lane == MailOrders.MailLane;
        if (isMail && machineClock.GetUtcNow() < _restUntil)
            return await WaitForEndOfRest(cancellationToken);
        var due = await operations.Due(lane, machineClock.GetUtcNow(), PageSize, cancellationToken);
        var taken = 0;
        foreach (var batch in due.Chunk(options.Value.Parallel))
        {
            var served = await Task.WhenAll(batch.Select(id => Take(id, isMail, cancellationToken)));
            taken += batch.Length;
            if (served.Contains(false))
            {
                Rest();
                break;
            }

            if (isMail)
                _rests = 0;
        }

        return taken;
    }

    /// <summary>What falls due while the mails rest is due again when the rest is over.</summary>
    private async Task<int> WaitForEndOfRest(CancellationToken cancellationToken)
    {
        var moved = 0;
        foreach (var id in await operations.Due(MailOrders.MailLane, machineClock.GetUtcNow(), PageSize, cancellationToken))
        {
            if (await operations.Find(id, cancellationToken) is { Due: not null } operation
                && await operations.Save(operation with { Due = _restUntil }, cancellationToken) is not null)
                moved++;
        }

        return moved;
    }

    private async Task<bool> Take(string id, bool isMail, CancellationToken cancellationToken)
    {
        OperationState? operation = null;
        try
        {
            var lease = mailOptions.Value.Timeout + Margin;
            operation = await operations.Claim(id, identity.Owner, machineClock.GetUtcNow(), lease, cancellationToken);
            if (operation is null)
                return true;
            using var span = WorkerTrace.Continue(operation, isMail ? "send mail" : "send code");
            if (operation.Claims > options.Value.MaxAttempts)
                await ledger.Park(operation, cancellationToken);
            // Not the sweep's token: what is begun is brought to a stored end, within the mail's own time limit.
            else if (isMail)
                return await mails.Try(operation, CancellationToken.None);
            else
                await phones.Try(operation, CancellationToken.None);
            return true;
        }
        catch (TransientException exception)
        {
            // The claim runs out by itself; nothing was decided that is not stored.
            LogStoreAway(id, exception.Message);
            return true;
        }
#pragma warning disable CA1031 // A bug in one message must not stop the others: it is logged, counted in the document, and parked at the limit.
        catch (Exception exception) when (exception is not OperationCanceledException)
#pragma warning restore CA1031
        {
            LogFailed(exception, id, operation?.Claims ?? 0);
            if (operation is not null)
                await ledger.Failed(operation, cancellationToken);
            return true;
        }
    }

    private void Rest()
    {
        var pause = BackOff.After(_rests++, TimeSpan.FromSeconds(1), options.Value.LongestPause);
        _restUntil = machineClock.GetUtcNow() + pause;
        LogRests(pause);
    }

    [LoggerMessage(EventId = 3101, Level = LogLevel.Warning, Message = "Mails rest for {Pause}: the mail server cannot be used")]
    private partial void LogRests(TimeSpan pause);

    [LoggerMessage(EventId = 3102, Level = LogLevel.Warning, Message = "{Operation} waits for the store: {Detail}")]
    private partial void LogStoreAway(string operation, string detail);

    [LoggerMessage(EventId = 3103, Level = LogLevel.Error, Message = "{Operation} failed by a bug of ours, claimed {Claims} times in a row")]
    private partial void LogFailed(Exception exception, string operation, int claims);
}
