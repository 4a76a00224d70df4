namespace DomainWorkers.RegistrySimulator;

/// <summary>What every incoming frame is held against.</summary>
internal static class Schemas
{
    /// <summary>Far above any EPP command.</summary>
    public static readonly FrameLimits Limits = new(BeforeLogin: 1024 * 1024, AfterLogin: 1024 * 1024);

    public static readonly EmbeddedSchemas Own = new(typeof(Schemas).Assembly, maxCharacters: 2 * 1024 * 1024);
}
