namespace DomainWorkers.RegistrySubmission.Domain;

/// <summary>
/// A message of a registry's queue, reduced to what may be acted on. Its free text is for people: nothing is ever read out of it.
/// </summary>
internal sealed record RegistryNotice
{
    /// <summary>The registry's id of it, by which it is acknowledged.</summary>
    public required string MessageId { get; init; }

    /// <summary>When the registry queued it (<c>qDate</c>).</summary>
    public DateTimeOffset? QueuedAt { get; init; }

    public required NoticeKind Kind { get; init; }

    /// <summary>The domain that it is about, in A-labels and lower case; null where it is about something else.</summary>
    public string? DomainName { get; init; }

    /// <summary>For the end of a pending action: what the registry decided.</summary>
    public bool? Approved { get; init; }

    /// <summary>For a transfer: its status in the words of RFC 5730 section 2.9.3.4.</summary>
    public string? TransferStatus { get; init; }

    /// <summary>For a transfer: who asked for it, and so who gains the domain.</summary>
    public string? GainingClient { get; init; }

    /// <summary>For a transfer: who had the domain before.</summary>
    public string? LosingClient { get; init; }

    /// <summary>The whole answer as it came; it may hold persons and secrets.</summary>
    public required ReadOnlyMemory<byte> Raw { get; init; }

    /// <summary>Whether it says that a transfer was carried out; a request or a refusal moves nothing.</summary>
    public bool IsTransferDone => TransferStatus is "clientApproved" or "serverApproved";
}

/// <summary>What a registry's message is about.</summary>
internal enum NoticeKind
{
    /// <summary>Text for people, and no data.</summary>
    Text,

    /// <summary>The end of an action that was answered 1001.</summary>
    PendingAction,

    /// <summary>The registry changed a domain by itself (RFC 8590), e.g. <c>serverHold</c>.</summary>
    RegistryChange,

    /// <summary>A transfer, at any stage.</summary>
    Transfer,

    /// <summary>The registry renewed a domain by itself.</summary>
    Renewal,

    /// <summary>A restore waits for its report.</summary>
    RestoreReport,

    /// <summary>The registrar's credit runs low.</summary>
    LowBalance,

    /// <summary>A domain, shown for a reason that is not said.</summary>
    DomainShown,

    /// <summary>A contact, a host, or what a vocabulary reads and nobody here acts on.</summary>
    Other,

    /// <summary>It carries data, and we understand none of them.</summary>
    Unreadable,
}
