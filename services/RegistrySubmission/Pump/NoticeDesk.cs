using System.Diagnostics;
using DomainWorkers.BuildingBlocks;
using DomainWorkers.BuildingBlocks.Failures;
using DomainWorkers.BuildingBlocks.Hosting;
using DomainWorkers.BuildingBlocks.Messaging.Outbox;
using DomainWorkers.Contracts.Domains;
using DomainWorkers.RegistrySubmission.Adapters;
using DomainWorkers.RegistrySubmission.Domain;
using DomainWorkers.RegistrySubmission.State;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace DomainWorkers.RegistrySubmission.Pump;

/// <summary>
/// Acts on the registries' messages, whatever they say, by asking: an open operation is told to look, any other domain is looked at. The
/// domain is saved as it was read or not at all, so no operation can have begun in between.
/// </summary>
internal sealed partial class NoticeDesk(
    Documents<PollMessageState> messages,
    Documents<DomainState> domains,
    OpenOperations open,
    OperationDesk operations,
    Registries registries,
    ProcessIdentity identity,
    IOptions<PollOptions> options,
    TimeProvider clock,
    [FromKeyedServices(Clocks.Machine)] TimeProvider machineClock,
    ILogger<NoticeDesk> logger)
{
    private const int Page = 50;

    /// <summary>Acts on a page of messages that are due. True where it was full.</summary>
    public async Task<bool> ActOnDue(string registry, CancellationToken cancellationToken)
    {
        var due = await messages.Due(NoticeInbox.Lane(registry), machineClock.GetUtcNow(), Page, cancellationToken);
        foreach (var id in due)
        {
            var now = machineClock.GetUtcNow();
            if (await messages.Claim(id, identity.Owner, now, options.Value.Lease, cancellationToken) is { } notice)
                await Take(notice, cancellationToken);
        }

        return due.Count == Page;
    }

    private async Task Take(PollMessageState notice, CancellationToken cancellationToken)
    {
        if (notice.Claims > options.Value.MaxAttempts)
        {
            await End(notice, NoticeProgress.SetAside, cancellationToken);
            return;
        }

        try
        {
            await Act(notice, cancellationToken);
        }
#pragma warning disable CA1031 // A bug in one message must not stop the others: the claim stays counted, and the message is set aside at the limit.
        catch (Exception exception) when (exception is not TransientException and not OperationCanceledException)
#pragma warning restore CA1031
        {
            LogFailed(exception, notice.Id, notice.Claims);
        }
    }

    private async Task Act(PollMessageState notice, CancellationToken cancellationToken)
    {
        var domain = await domains.FindBy(DomainState.LivingNameKey, notice.DomainName!, cancellationToken);
        if (domain is null || domain.Registry != notice.Registry)
        {
            await NotOurs(notice, cancellationToken);
            return;
        }

        if (domain.Settled is not null)
        {
            await operations.Finish(domain, cancellationToken);
            await Postpone(notice, cancellationToken);
        }
        else if (domain.Open is not null)
        {
            var told = await open.TellToLook(domain, notice.Kind == NoticeKind.PendingAction, cancellationToken);
            if (told && notice.Kind == NoticeKind.PendingAction)
                await End(notice, NoticeProgress.ActedOn, cancellationToken);
            else
                await Postpone(notice, cancellationToken);
        }
        else
        {
            await Look(notice, domain, cancellationToken);
        }
    }

    private async Task Look(PollMessageState notice, DomainState domain, CancellationToken cancellationToken)
    {
        var registry = registries.Of(domain.Registry);
        var view = await registry.Look(
            domain.Name, OperationIds.ClientTransactionId($"notice\n{notice.Id}", notice.Delays + 1), cancellationToken);
        var now = clock.GetUtcNow();
        switch (Synchronisation.Judge(domain, view, LeavesUs(notice, registry.ClientId), notice.Id, now))
        {
            case Finding.NoAnswer:
                await Postpone(notice, cancellationToken);
                break;
            case Finding.NotShown:
                await End(notice, NoticeProgress.SetAside, cancellationToken);
                break;
            case Finding.Found found:
                var say = Say(notice, found, registry.ClientId, now);
                if (found.Domain == domain && say.Count == 0)
                    await End(notice, NoticeProgress.ActedOn, cancellationToken);
                else if (await domains.Save(found.Domain, say, cancellationToken) is null)
                    await Postpone(notice, cancellationToken);
                else
                    await End(notice, NoticeProgress.ActedOn, cancellationToken);
                break;
            default:
                throw new UnreachableException();
        }
    }

    private static List<Announcement> Say(PollMessageState notice, Finding.Found found, string clientId, DateTimeOffset now)
    {
        var domain = found.Domain;
        if (found.TransferredOut is { } left)
            return [left];

        var say = new List<Announcement>();
        if (notice.TransferDone && notice.GainingClient == clientId && domain.Status != DomainStatus.Ended)
        {
            say.Add(new Announcement(
                new DomainTransferredIn { Account = domain.Account, At = now, LosingClient = notice.LosingClient, Domain = domain.ToRecord() },
                notice.Id));
        }

        if (found.Changed.Count > 0)
        {
            say.Add(new Announcement(
                new DomainSynchronised { Account = domain.Account, At = now, Changed = found.Changed, Domain = domain.ToRecord() },
                $"{domain.Id}\n{domain.RecordVersion}"));
        }

        return say;
    }

    private static bool LeavesUs(PollMessageState notice, string clientId) => notice.TransferDone && notice.GainingClient != clientId;

    private async Task NotOurs(PollMessageState notice, CancellationToken cancellationToken)
    {
        // The registry says that it is ours now, and no account has asked for it: somebody has to adopt it.
        var gained = notice.TransferDone && notice.GainingClient == registries.Of(notice.Registry).ClientId;
        if (gained)
            LogUnclaimed(notice.DomainName!, notice.Id);
        await End(notice, gained ? NoticeProgress.SetAside : NoticeProgress.NotOurs, cancellationToken);
    }

    private async Task Postpone(PollMessageState notice, CancellationToken cancellationToken) => await messages.Save(
        notice with
        {
            Delays = notice.Delays + 1,
            Due = machineClock.GetUtcNow() + BackOff.After(notice.Delays, TimeSpan.FromSeconds(1), options.Value.LongestPause),
            ClaimedUntil = null,
            ClaimedBy = null,
            Claims = 0,
        },
        cancellationToken);

    private async Task End(PollMessageState notice, NoticeProgress progress, CancellationToken cancellationToken)
    {
        var ended = notice with
        {
            Progress = progress,
            ParkedBecause = progress == NoticeProgress.SetAside ? NoticeInbox.SetAside : null,
            Due = null,
            Lane = null,
            ClaimedUntil = null,
            ClaimedBy = null,
            Claims = 0,
        };
        await messages.Save(ended, cancellationToken);
        LogEnded(notice.Id, progress);
    }

    [LoggerMessage(EventId = 2321, Level = LogLevel.Information, Message = "Registry message {Notice} is {Progress}")]
    private partial void LogEnded(string notice, NoticeProgress progress);

    [LoggerMessage(EventId = 2322, Level = LogLevel.Warning, Message = "{Domain} was transferred to us and no account has it ({Notice}): adopt it")]
    private partial void LogUnclaimed(string domain, string notice);

    [LoggerMessage(EventId = 2323, Level = LogLevel.Error, Message = "Registry message {Notice} failed by a bug of ours, claimed {Claims} times in a row")]
    private partial void LogFailed(Exception exception, string notice, int claims);
}
