using DomainWorkers.BuildingBlocks;
using DomainWorkers.BuildingBlocks.Messaging.Outbox;
using DomainWorkers.BuildingBlocks.Messaging.Parking;
using DomainWorkers.RegistrySubmission.Domain;
using DomainWorkers.RegistrySubmission.State;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace DomainWorkers.RegistrySubmission.Pump;

/// <summary>Stores the registries' messages, each once, whole and sealed. What names a domain is due at once; the rest is shown.</summary>
internal sealed partial class NoticeInbox(
    Documents<PollMessageState> messages,
    BodySeal seal,
    TimeProvider clock,
    [FromKeyedServices(Clocks.Machine)] TimeProvider machineClock,
    ILogger<NoticeInbox> logger)
{
    /// <summary>Why a person has to look at one; the log says more.</summary>
    public const string SetAside = "A message of the registry that nobody could act on.";

    public static string Lane(string registry) => $"{registry}/notices";

    /// <summary>When it returns, the message may be acknowledged: it is stored now, or was before.</summary>
    public async Task Store(string registry, RegistryNotice notice, CancellationToken cancellationToken)
    {
        var id = PollMessageState.IdOf(registry, notice.MessageId, notice.QueuedAt);
        var actable = notice.DomainName is not null;
        var stored = new PollMessageState
        {
            Id = id,
            Registry = registry,
            MessageId = notice.MessageId,
            QueuedAt = notice.QueuedAt,
            ReceivedAt = clock.GetUtcNow(),
            Kind = notice.Kind,
            DomainName = notice.DomainName,
            Approved = notice.Approved,
            GainingClient = notice.GainingClient,
            LosingClient = notice.LosingClient,
            TransferDone = notice.IsTransferDone,
            SealedAnswer = seal.Seal(notice.Raw.Span, id),
            Progress = actable ? NoticeProgress.Received
                : notice.Kind == NoticeKind.Unreadable ? NoticeProgress.SetAside
                : NoticeProgress.Noted,
            ParkedBecause = !actable && notice.Kind == NoticeKind.Unreadable ? SetAside : null,
            Lane = actable ? Lane(registry) : null,
            Due = actable ? machineClock.GetUtcNow() : null,
        };
        var result = await messages.Insert(stored, [], cancellationToken);
        if (result.Stored is not null)
            Log(notice.Kind, id, notice.DomainName);
    }

    private void Log(NoticeKind kind, string id, string? domain)
    {
        if (kind == NoticeKind.Unreadable)
            LogUnreadable(id);
        else if (kind == NoticeKind.LowBalance)
            LogLowBalance(id);
        else
            LogStored(kind, id, domain);
    }

    [LoggerMessage(EventId = 2311, Level = LogLevel.Information, Message = "Registry message {Notice}: {Kind}, domain {Domain}")]
    private partial void LogStored(NoticeKind kind, string notice, string? domain);

    [LoggerMessage(EventId = 2312, Level = LogLevel.Warning, Message = "Registry message {Notice} could not be read; it is kept for a person")]
    private partial void LogUnreadable(string notice);

    [LoggerMessage(EventId = 2313, Level = LogLevel.Warning, Message = "Registry message {Notice}: the credit runs low")]
    private partial void LogLowBalance(string notice);
}
