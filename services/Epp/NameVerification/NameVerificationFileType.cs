namespace DomainWorkers.Epp;

/// <summary>The two forms of document that the mapping has.</summary>
public enum NameVerificationFileType
{
    Pdf,
    Jpg,
}
