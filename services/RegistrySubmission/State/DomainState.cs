using DomainWorkers.BuildingBlocks.State;
using DomainWorkers.Contracts.Domains;

namespace DomainWorkers.RegistrySubmission.State;

/// <summary>
/// What is true of one life of a name. The living documents have unique names, so inserting one is the claim of a registration.
/// Invariant: nobody starts an operation on a domain that has <see cref="Open"/> or <see cref="Settled"/>.
/// </summary>
internal sealed record DomainState : Document
{
    public const string LivingNameKey = "livingName";

    /// <summary>Every life of a name is looked up by it, for people.</summary>
    public const string NameKey = "name";

    public required string Account { get; init; }

    /// <summary>In A-labels, lower case.</summary>
    public required string Name { get; init; }

    public required string UnicodeName { get; init; }

    /// <summary>The name while this life lasts; null once it ended, so that the name is free.</summary>
    public string? LivingName { get; init; }

    /// <summary>The registry account that sponsors it.</summary>
    public required string Registry { get; init; }

    public required DomainStatus Status { get; init; }

    public DateTimeOffset? RegisteredAt { get; init; }

    /// <summary>The registry's <c>exDate</c> as we last saw it.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    public DateTimeOffset? PaidUntil { get; init; }

    /// <summary>When we saw it deleted; the restore report has to say it.</summary>
    public DateTimeOffset? DeletedAt { get; init; }

    /// <summary>When the restore was requested whose report the registry waits for, as it showed it last.</summary>
    public DateTimeOffset? RestoreRequestedAt { get; init; }

    /// <summary>When we learned that this life of the name is over.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    public string? SponsoringClient { get; init; }

    public IReadOnlyList<string> NameServers { get; init; } = [];

    public IReadOnlyList<DelegationSigner> DelegationSigners { get; init; } = [];

    /// <summary>The addresses of the name servers below the domain itself.</summary>
    public IReadOnlyList<HostAddresses> Glue { get; init; } = [];

    /// <summary>The delegation before parking or deletion; null while the delegation is as its holder wants it.</summary>
    public DelegationSnapshot? Snapshot { get; init; }

    /// <summary>Every reason that ever held it, also those that no longer do: their revisions keep late messages out.</summary>
    public IReadOnlyList<HoldReason> Holds { get; init; } = [];

    /// <summary>Whether the registry has our <c>clientHold</c>. Invariant while nothing is open: true exactly when a reason is active.</summary>
    public bool HeldAtRegistry { get; init; }

    public bool RegistryHold { get; init; }

    public string? ProfileId { get; init; }

    /// <summary>The contacts that do not follow the registrant; null where all do.</summary>
    public ContactProfiles? Contacts { get; init; }

    /// <summary>Verification codes as the registry last showed them; null where it shows none.</summary>
    public VerificationState? Verification { get; init; }

    /// <summary>Raised with each change that the public record shows; the document's own version also counts claims.</summary>
    public long RecordVersion { get; init; }

    /// <summary>The operation that is at the registry now.</summary>
    public OpenOperation? Open { get; init; }

    /// <summary>The operation whose outcome is decided here but not yet copied.</summary>
    public SettledOperation? Settled { get; init; }

    public DomainRecord ToRecord() => new()
    {
        Id = Id,
        Name = Name,
        UnicodeName = UnicodeName,
        Account = Account,
        Status = Status,
        RegisteredAt = RegisteredAt,
        ExpiresAt = ExpiresAt,
        PaidUntil = PaidUntil,
        SponsoringClient = SponsoringClient,
        NameServers = NameServers,
        Glue = Glue.Count == 0 ? null : Glue,
        DelegationSigners = DelegationSigners,
        SnapshotId = Snapshot?.Id,
        Holds = [.. Holds.Where(hold => hold.Active).Select(hold => hold.Reason)],
        RegistryHold = RegistryHold,
        ProfileId = ProfileId,
        Contacts = Contacts,
        Verification = Verification,
        Version = RecordVersion,
    };
}

/// <summary>One reason for a hold.</summary>
/// <param name="Reason">One word, e.g. <c>email</c>.</param>
/// <param name="Revision">The highest that was seen; lower ones come too late.</param>
/// <param name="Active">Whether it holds the domain.</param>
internal sealed record HoldReason(string Reason, long Revision, bool Active);

/// <summary>A delegation that was put aside.</summary>
internal sealed record DelegationSnapshot
{
    /// <summary>Named after the operation that took it.</summary>
    public required string Id { get; init; }

    public required DateTimeOffset TakenAt { get; init; }

    /// <summary>Whether a deletion took it: a registry that keeps the delegation makes it superfluous.</summary>
    public bool ByDeletion { get; init; }

    public required IReadOnlyList<string> NameServers { get; init; }

    public required IReadOnlyList<DelegationSigner> DelegationSigners { get; init; }

    /// <summary>The addresses of its name servers below the domain itself.</summary>
    public IReadOnlyList<HostAddresses> Glue { get; init; } = [];
}

/// <summary>The intent, written in the same write that claims the domain: whoever finds it later knows what may have been done.</summary>
internal sealed record OpenOperation
{
    /// <summary>The operation's id.</summary>
    public required string Operation { get; init; }

    /// <summary>The <c>clTRID</c> of the last try, for tracing; servers do not de-duplicate by it.</summary>
    public required string ClientTransactionId { get; init; }

    /// <summary>How often the command was, or may have been, sent.</summary>
    public required int Sends { get; init; }

    /// <summary>When the first intent was written (business time): what the registry did before cannot be this operation.</summary>
    public required DateTimeOffset IntendedAt { get; init; }

    /// <summary>Until when the holder may write the frame (machine time).</summary>
    public required DateTimeOffset Until { get; init; }

    /// <summary>Whether the last try may have been written and its answer is not known. Set with the intent, cleared by an answer.</summary>
    public required bool InFlight { get; init; }

    /// <summary>Earlier tries that were given up without an answer, because asking showed that they had done nothing.</summary>
    public int Doubts { get; init; }

    /// <summary>For a renewal: the registry's date it was decided on, which also guards the command (<c>curExpDate</c>).</summary>
    public DateTimeOffset? ExpiresBefore { get; init; }

    /// <summary>For a renewal: years that the registry added by itself, which need not be bought.</summary>
    public int Ahead { get; init; }

    /// <summary>Contact objects that the operation took off the domain: they are deleted where nothing links to them any more.</summary>
    public IReadOnlyList<string> Leaving { get; init; } = [];

    /// <summary>The steps that their own answer has proven done, because they look for themselves (names of registry commands).</summary>
    public IReadOnlyList<string> Proven { get; init; } = [];

    public bool HasProven<TCommand>() => Proven.Contains(typeof(TCommand).Name);

    /// <summary>Whether any try may have done it: only then can what the registry shows be this operation's work.</summary>
    public bool MayBeDone() => InFlight || Doubts > 0;
}

/// <summary>An outcome on its way from the domain to its operation.</summary>
internal sealed record SettledOperation(string Operation, Outcome Outcome);
