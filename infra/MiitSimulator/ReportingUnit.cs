namespace DomainWorkers.MiitSimulator;

/// <summary>A unit that reports domains (域名报备单位), as the ministry's own table has it.</summary>
public sealed record ReportingUnit(long IspId, string UserName, string Password)
{
    public HashForm HashForm { get; init; } = HashForm.Raw;

    /// <summary>16, 24 or 32 characters when the unit may encrypt; null: only plain files.</summary>
    public string? AesKey { get; init; }

    /// <summary>The offset that the ministry hands out with the key; the specification's own example is the default.</summary>
    public string AesOffset { get; init; } = "0102030405060708";

    /// <summary>Whether files that the unit fetches are encrypted too.</summary>
    public bool EncryptDownloads { get; init; }
}
