using DomainWorkers.Contracts.Domains;

namespace DomainWorkers.RegistrySubmission.Domain;

/// <summary>What the registry shows of a name when it is asked (<c>domain:info</c>).</summary>
internal abstract record RegistryView
{
    private RegistryView()
    {
    }

    /// <summary>There is no such domain (2303).</summary>
    public sealed record Absent : RegistryView;

    /// <summary>There is one.</summary>
    public sealed record Present : RegistryView
    {
        /// <summary>Whether its <c>clID</c> is our client id at this registry.</summary>
        public required bool Ours { get; init; }

        public required string SponsoringClient { get; init; }

        public DateTimeOffset? CreatedAt { get; init; }

        public DateTimeOffset? ExpiresAt { get; init; }

        public DateTimeOffset? UpdatedAt { get; init; }

        /// <summary>Whether <c>upID</c> is ours.</summary>
        public bool UpdatedByUs { get; init; }

        public IReadOnlyList<string> Statuses { get; init; } = [];

        /// <summary>RFC 3915 statuses, where the registry shows them.</summary>
        public IReadOnlyList<string> GraceStatuses { get; init; } = [];

        public IReadOnlyList<string> NameServers { get; init; } = [];

        public IReadOnlyList<DelegationSigner> DelegationSigners { get; init; } = [];

        /// <summary>Holder and contacts; null where the registry keeps none.</summary>
        public LinkedContacts? Contacts { get; init; }

        /// <summary>Addresses of name servers; null where hosts are objects of their own, which have them.</summary>
        public IReadOnlyList<HostAddresses>? Glue { get; init; }

        /// <summary>Verification codes; null where the registry shows none.</summary>
        public ShownVerification? Verification { get; init; }

        public bool Has(string status) => Statuses.Contains(status);

        public bool IsIn(string graceStatus) => GraceStatuses.Contains(graceStatus);
    }

    /// <summary>The registry did not answer, or not in a way that says anything about the name.</summary>
    public sealed record NoAnswer(string Detail) : RegistryView;
}

/// <summary>The contact objects of a domain.</summary>
internal sealed record LinkedContacts(string? Registrant, IReadOnlyList<LinkedContact> Others);

/// <summary>One contact object beside the registrant's.</summary>
/// <param name="Role"><c>admin</c>, <c>tech</c> or <c>billing</c> (RFC 5731 section 2.2).</param>
/// <param name="Handle">Its id at the registry.</param>
internal sealed record LinkedContact(string Role, string Handle);

/// <summary>Verification codes as the registry shows them, with the values that tell one code from another.</summary>
internal sealed record ShownVerification(VerificationState State, IReadOnlySet<(string Type, string Code)> Codes);
