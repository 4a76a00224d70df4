namespace DomainWorkers.RegistrantVault.Registrants;

/// <summary>What became of a draft.</summary>
public abstract record ProfileStored
{
    private ProfileStored()
    {
    }

    /// <summary>It is stored, now or when it came the first time.</summary>
    public sealed record Stored(RegistrantProfile Profile) : ProfileStored;

    /// <summary>Somebody changed the profile since the draft was decided on; nothing was written.</summary>
    /// <param name="CurrentVersion">The version it has now; 0 when there is no such profile.</param>
    public sealed record Stale(long CurrentVersion) : ProfileStored;

    /// <summary>The profile belongs to another account; nothing was written.</summary>
    public sealed record OtherAccount : ProfileStored;

    /// <summary>The same reference came before with other content; nothing was written.</summary>
    public sealed record ReferenceTaken : ProfileStored;

    /// <summary>The person was erased; the id stays empty for ever.</summary>
    public sealed record Erased : ProfileStored;
}
