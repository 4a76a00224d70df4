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

        public bool Has(string status) => Statuses.Contains(status);

        public bool IsIn(string graceStatus) => GraceStatuses.Contains(graceStatus);
    }

    /// <summary>The registry did not answer, or not in a way that says anything about the name.</summary>
    public sealed record NoAnswer(string Detail) : RegistryView;
}
