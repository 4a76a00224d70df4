using System.Globalization;

namespace DomainWorkers.MiitSync.Domain;

/// <summary>What the operator has settled about reports.</summary>
internal sealed record ReportingTerms
{
    /// <summary>Our name as the ministry has it (Ym_zcs).</summary>
    public required string Registrar { get; init; }

    /// <summary>Whether domains are named as people write them, or in the ASCII form.</summary>
    public bool UnicodeNames { get; init; } = true;

    /// <summary>Whether the payer is reported too.</summary>
    public bool ReportPayer { get; init; }

    /// <summary>Codes for holders outside the table's regions; null: such a domain cannot be reported.</summary>
    public (long Province, long City)? Abroad { get; init; }

    /// <summary>What of it stands in a record of a domain: another text means that every domain is to be reported anew.</summary>
    public string InRecords => string.Create(CultureInfo.InvariantCulture, $"{Registrar}\n{UnicodeNames}\n{ReportPayer}\n{Abroad}");

    /// <summary>How long a result may take before somebody is told.</summary>
    public TimeSpan Overdue { get; init; } = TimeSpan.FromDays(10);

    /// <summary>How long the ministry's "other error" is waited on before the same is tried again.</summary>
    public TimeSpan RetryAfter { get; init; } = TimeSpan.FromHours(24);

    /// <summary>How often it is tried again.</summary>
    public int Retries { get; init; } = 3;
}
