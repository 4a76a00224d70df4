namespace DomainWorkers.RegistrantVault.Access;

/// <summary>Something could not be opened. Names what and why, never what is in it.</summary>
public sealed class VaultReadException(string subject, ReadFailure failure) : Exception($"{subject}: {Sentence(failure)}")
{
    /// <summary>The profile or blob.</summary>
    public string Subject { get; } = subject;

    /// <summary>Why.</summary>
    public ReadFailure Failure { get; } = failure;

    private static string Sentence(ReadFailure failure) => failure switch
    {
        ReadFailure.Unknown => "not in the vault.",
        ReadFailure.Erased => "erased; its keys are destroyed.",
        ReadFailure.Ended => "past its end date; its key is destroyed.",
        ReadFailure.Absent => "this part was never stored, or is erased.",
        ReadFailure.KeyUnavailable => "no key in this process opens it: it is not wrapped for this worker, or an old key was removed too early.",
        _ => "does not open: it was changed, or moved from where it was sealed.",
    };
}

/// <summary>Why something could not be opened.</summary>
public enum ReadFailure
{
    /// <summary>There is no such profile or blob.</summary>
    Unknown,

    /// <summary>The person was erased.</summary>
    Erased,

    /// <summary>The blob's end date has passed.</summary>
    Ended,

    /// <summary>The profile has no such part.</summary>
    Absent,

    /// <summary>No key of this process opens it.</summary>
    KeyUnavailable,

    /// <summary>It was changed or moved.</summary>
    Damaged,
}
