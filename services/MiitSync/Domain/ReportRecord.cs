namespace DomainWorkers.MiitSync.Domain;

/// <summary>One person or body of a record.</summary>
internal sealed record ReportParty(string Name, string Organisation, string Address, long Province, long City, string Email, string Phone);

/// <summary>What a record says about a domain, in the words of the interface and before its form is decided.</summary>
internal sealed record ReportContent
{
    public required string Domain { get; init; }

    public required long DomainType { get; init; }

    public required DateOnly RegisteredOn { get; init; }

    public required DateOnly ValidTo { get; init; }

    public required ReportParty Registrant { get; init; }

    public required ReportParty Administrator { get; init; }

    public ReportParty? Payer { get; init; }

    public required string Registrar { get; init; }

    public required string NameServers { get; init; }
}

/// <summary>One record of a file.</summary>
/// <param name="RecordId">Ours, of an addition.</param>
/// <param name="MinistryId">The ministry's, of anything else.</param>
/// <param name="Content">Null for a deletion.</param>
internal sealed record ReportRecord(ReportAction Action, long? RecordId, long? MinistryId, ReportContent? Content);
