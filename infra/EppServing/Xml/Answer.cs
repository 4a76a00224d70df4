using System.Xml.Linq;

namespace DomainWorkers.EppServing;

/// <summary>The answer to one command, before it is written.</summary>
public sealed record Answer(int Code)
{
    /// <summary>What is wrong, for the reader of a refusal.</summary>
    public string? Reason { get; init; }

    public XElement? Data { get; init; }

    public IReadOnlyList<XElement> Extensions { get; init; } = [];

    public QueueHead? Queue { get; init; }

    /// <summary>Data of namespaces that the client did not ask for at login, sent as RFC 9038 wants it.</summary>
    public IReadOnlyList<XElement> Unhandled { get; init; } = [];

    /// <summary>What the server's ledger notes of the command; it is not sent.</summary>
    public LedgerNote? Note { get; init; }

    public bool Succeeded => Code < 2000;

    public bool Closes => Code is 1500 or >= 2500;

    public static Answer Of(int code, string? reason = null) => new(code) { Reason = reason };
}

/// <summary>What a server's ledger tells of a command beside its result; each server has its own kind.</summary>
public abstract record LedgerNote;

/// <summary>State of the poll queue as an answer shows it; text and date only with the message itself.</summary>
public sealed record QueueHead(int Count, long Id, DateTimeOffset? QueuedAt, string? Text);
