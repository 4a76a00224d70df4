namespace DomainWorkers.Epp;

/// <summary>What an info command asks for.</summary>
public enum NameVerificationInfoType
{
    /// <summary>The signed code once more.</summary>
    SignedCode,

    /// <summary>What was submitted.</summary>
    Input,
}
