using DomainWorkers.Epp;
using DomainWorkers.RegistrySubmission.Domain;

namespace DomainWorkers.RegistrySubmission.Adapters;

/// <summary>Reads what a poll message is about from its data; never from its text.</summary>
internal static class EppNotices
{
    public static RegistryNotice Read(EppResponse<PollData> response, EppMessageQueue queue)
    {
        var notice = new RegistryNotice
        {
            MessageId = queue.Id,
            QueuedAt = queue.QueuedAt,
            Kind = NoticeKind.Text,
            Raw = response.Raw,
        };
        var items = response.Data;
        if (items?.Item<EppPendingActionData>() is { Mapping: "domain" } action)
            return notice with { Kind = NoticeKind.PendingAction, DomainName = Normal(action.Key), Approved = action.Succeeded };
        if (items?.Item<DomainTransferData>() is { } transfer)
        {
            return notice with
            {
                Kind = NoticeKind.Transfer,
                DomainName = Normal(transfer.Name),
                TransferStatus = transfer.Status,
                GainingClient = transfer.RequestedBy,
                LosingClient = transfer.ActionBy,
            };
        }

        if (items?.Item<DomainInfoData>() is { } shown)
        {
            var kind = response.Extension<ChangePollData>() is null ? NoticeKind.DomainShown : NoticeKind.RegistryChange;
            return notice with { Kind = kind, DomainName = Normal(shown.Name) };
        }

        if (items?.Item<DomainRenewData>() is { } renewed)
            return notice with { Kind = NoticeKind.Renewal, DomainName = Normal(renewed.Name) };
        if (items?.Item<DomainCreateData>() is { } created)
            return notice with { Kind = NoticeKind.DomainShown, DomainName = Normal(created.Name) };
        if (items?.Item<RgpPollData>() is { } restore)
            return notice with { Kind = NoticeKind.RestoreReport, DomainName = Normal(restore.Name) };
        if (items?.Item<LowBalanceData>() is not null)
            return notice with { Kind = NoticeKind.LowBalance };
        if (items?.Items.Count > 0)
            return notice with { Kind = NoticeKind.Other };
        // RFC 9038 puts what the session did not choose into the result.
        var strange = items?.Unread.Count > 0 || response.Unread.Count > 0 || response.Result.ExtendedValues.Count > 0;
        return strange ? notice with { Kind = NoticeKind.Unreadable } : notice;
    }

    /// <summary>As we keep names. One in another form would only not be found.</summary>
    private static string Normal(string name) => name.TrimEnd('.').ToLowerInvariant();
}
