namespace DomainWorkers.Contracts.EmailVerification;

/// <summary>What a mail with a link is for.</summary>
public enum VerificationMailKind
{
    /// <summary>The first mail, or one that was asked for.</summary>
    Verification,

    /// <summary>A deadline comes near.</summary>
    Reminder,
}
