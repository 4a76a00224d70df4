namespace DomainWorkers.Contracts.Registration;

/// <summary>What a person says of an operation whose outcome could not be found out.</summary>
public enum OperationDecision
{
    /// <summary>The registry did it: what the registry shows is taken over.</summary>
    Done,

    /// <summary>The registry did not do it and will not: the order is refused and the domain is free.</summary>
    NotDone,

    /// <summary>The cause is gone: find it out by asking once more.</summary>
    AskAgain,
}
