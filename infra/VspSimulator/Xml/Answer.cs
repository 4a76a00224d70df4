using System.Xml.Linq;

namespace DomainWorkers.VspSimulator;

/// <summary>The answer to one command, before it is written.</summary>
internal sealed record Answer(int Code)
{
    /// <summary>What is wrong, for the reader of a refusal.</summary>
    public string? Reason { get; init; }

    public XElement? Data { get; init; }

    public QueueHead? Queue { get; init; }

    /// <summary>What the ledger notes of a submission, decided for or against.</summary>
    public SubmissionAct? Act { get; init; }

    public bool Succeeded => Code < 2000;

    public bool Closes => Code is 1500 or >= 2500;

    public static Answer Of(int code, string? reason = null) => new(code) { Reason = reason };
}

/// <summary>A submission as the ledger tells of it.</summary>
internal sealed record SubmissionAct(
    string ObjectName, string Submission, string Type, VerificationStatus Status, string? Code, Finding? Finding, bool Repeated);

/// <summary>State of the poll queue as an answer shows it; text and date only with the message itself.</summary>
internal sealed record QueueHead(int Count, long Id, DateTimeOffset? QueuedAt, string? Text);
