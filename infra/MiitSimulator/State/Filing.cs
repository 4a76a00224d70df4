namespace DomainWorkers.MiitSimulator.State;

/// <summary>An ICP filing as far as isp_querybeianstatus tells of it.</summary>
/// <param name="SiteName">Wzmc; empty for a subject.</param>
/// <param name="SubjectNumber">Ztbah.</param>
/// <param name="SiteNumber">Wzbah; empty for a subject.</param>
public sealed record Filing(string SiteName, string SubjectNumber, string SiteNumber);
