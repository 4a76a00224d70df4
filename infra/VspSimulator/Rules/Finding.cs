namespace DomainWorkers.VspSimulator;

/// <summary>Why a submission was decided against: a word for the ledger and the sentence that the registrar reads.</summary>
public sealed record Finding(string Reason, string Message)
{
    public static readonly Finding Prohibited = new("prohibited-label", "In the prohibited list.");
    public static readonly Finding RestrictedLabel = new("restricted-label", "The label is restricted and needs the real-name code of who may have it.");
    public static readonly Finding RealNameNotCompliant = new("real-name-not-compliant", "The real-name code is not compliant.");
    public static readonly Finding LabelRefused = new("label-refused", "The name of the object is not correct.");
    public static readonly Finding NameNumberMismatch = new("name-number-mismatch", "The name and the number do not match.");
    public static readonly Finding NotInDatabase = new("not-in-database", "The number is not in the identity database.");
    public static readonly Finding NumberInvalid = new("number-invalid", "The number is not valid for its proof type.");
    public static readonly Finding ProofMismatch = new("proof-mismatch", "The proof type does not fit the role.");
    public static readonly Finding NoDocument = new("no-document", "A proof document is missing.");
    public static readonly Finding DocumentUnreadable = new("document-unreadable", "A document is not readable as its file type.");
    public static readonly Finding DocumentTooLarge = new("document-too-large", "A document is too large.");
    public static readonly Finding Scripted = new("scripted", "The object was refused.");
}
