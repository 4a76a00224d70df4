namespace DomainWorkers.RegistrySubmission.Adapters;

/// <summary>Which of CNNIC's platforms an account is at.</summary>
public enum CnnicPlatform
{
    /// <summary>The one of .cn and .中国.</summary>
    Cn,

    /// <summary>The one that several new suffixes share.</summary>
    Shared,
}
