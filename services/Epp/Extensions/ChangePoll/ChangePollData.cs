using System.Xml.Linq;

namespace DomainWorkers.Epp;

/// <summary>
/// The registry changed one of our objects by itself, and why (RFC 8590). The object's state before or after comes as the
/// message's data. serverHold arrives like this.
/// </summary>
public sealed record ChangePollData
{
    public required ChangePollState State { get; init; }

    /// <summary>create, delete, renew, transfer, update, restore, autoRenew, autoDelete, autoPurge or custom.</summary>
    public required string Operation { get; init; }

    /// <summary>What a custom or refined operation is, such as purge.</summary>
    public string? OperationDetail { get; init; }

    public DateTimeOffset? ChangedAt { get; init; }

    public string? ServerTransactionId { get; init; }

    public string? Who { get; init; }

    public string? CaseId { get; init; }

    /// <summary>udrp, urs or custom.</summary>
    public string? CaseType { get; init; }

    /// <summary>The name of a custom case type.</summary>
    public string? CaseName { get; init; }

    public string? Reason { get; init; }

    internal static ChangePollData Read(XElement element)
    {
        var ns = EppNamespaces.ChangePoll;
        var operation = element.RequiredElement(ns, "operation");
        var caseId = element.Element(ns.Name("caseId"));
        return new ChangePollData
        {
            State = element.OptionalAttribute("state") == "before" ? ChangePollState.Before : ChangePollState.After,
            Operation = operation.Token(),
            OperationDetail = operation.OptionalAttribute("op"),
            ChangedAt = element.Instant(ns, "date"),
            ServerTransactionId = element.Text(ns, "svTRID"),
            Who = element.Text(ns, "who"),
            CaseId = caseId?.Token(),
            CaseType = caseId?.OptionalAttribute("type"),
            CaseName = caseId?.OptionalAttribute("name"),
            Reason = element.Text(ns, "reason"),
        };
    }
}
