namespace DomainWorkers.RegistrantVault.Erasing;

/// <summary>What a look at the database says about an erasure, today.</summary>
public sealed record ErasureCheck
{
    /// <summary>The record is complete, and as the vault wrote it.</summary>
    public required bool RecordIsGenuine { get; init; }

    /// <summary>None of the destroyed keys is there again.</summary>
    public required bool KeysAreGone { get; init; }

    /// <summary>Nothing that they sealed is there any more, nor a hash to find it by.</summary>
    public required bool SealedDataIsGone { get; init; }

    /// <summary>All of it.</summary>
    public bool Holds => RecordIsGenuine && KeysAreGone && SealedDataIsGone;
}
