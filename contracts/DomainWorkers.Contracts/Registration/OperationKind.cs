namespace DomainWorkers.Contracts.Registration;

/// <summary>What an operation asks of the registry.</summary>
public enum OperationKind
{
    /// <summary>A registration (<c>domain:create</c>).</summary>
    Register,

    /// <summary>A renewal (<c>domain:renew</c>).</summary>
    Renew,
}
