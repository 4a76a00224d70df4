namespace DomainWorkers.MiitSync.Domain;

/// <summary>What is asked of the ministry about a domain; the numbers are those of its results (Czlx).</summary>
internal enum ReportAction
{
    Add = 1,
    Modify = 2,
    Delete = 3,
}
