namespace DomainWorkers.VspSimulator;

/// <summary>What every incoming frame is held against.</summary>
internal static class Schemas
{
    /// <summary>Room for a few documents in base 64, but only for who has logged in.</summary>
    public static readonly FrameLimits Limits = new(BeforeLogin: 64 * 1024, AfterLogin: 24 * 1024 * 1024);

    public static readonly EmbeddedSchemas Own = new(typeof(Schemas).Assembly, maxCharacters: Limits.AfterLogin);
}
