namespace DomainWorkers.Epp;

/// <summary>What a pool tells the keeper of the account's budget.</summary>
public enum EppSlotSignal
{
    /// <summary>2502: fewer sessions for the given time.</summary>
    SessionLimit,

    /// <summary>2200 or 2501: nobody of this account should log in for the given time.</summary>
    LoginRefused,
}
