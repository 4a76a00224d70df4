namespace DomainWorkers.VspSimulator;

/// <summary>A submission as the ledger tells of it, decided for or against.</summary>
internal sealed record SubmissionAct(
    string ObjectName, string Submission, string Type, VerificationStatus Status, string? Code, Finding? Finding, bool Repeated) : LedgerNote;
