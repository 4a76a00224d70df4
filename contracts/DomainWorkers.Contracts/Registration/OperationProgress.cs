namespace DomainWorkers.Contracts.Registration;

/// <summary>What an operation waits for, or how it ended.</summary>
public enum OperationProgress
{
    /// <summary>Stored; it goes to the registry as soon as a session is free.</summary>
    Accepted,

    /// <summary>The registry cannot be reached, is in maintenance or asked to come later.</summary>
    WaitingForRegistry,

    /// <summary>The registrar's credit at the registry is used up (EPP 2104).</summary>
    WaitingForCredit,

    /// <summary>Another operation on the same name or domain has to end first.</summary>
    WaitingForOther,

    /// <summary>The registry took it and decides later (EPP 1001); its answer comes through the poll queue.</summary>
    PendingAtRegistry,

    /// <summary>The registry may or may not have done it; it is being found out by asking.</summary>
    Unknown,

    /// <summary>Done.</summary>
    Done,

    /// <summary>Refused, with a reason.</summary>
    Refused,

    /// <summary>Set aside for a person to decide.</summary>
    Parked,
}
