namespace DomainWorkers.Epp;

/// <summary>
/// What an account may use at its registry: so many sessions, so many commands a second. One process has it in memory
/// (<see cref="LocalEppSlots"/>); several share it through whatever they share.
/// </summary>
public interface IEppSlots
{
    /// <summary>
    /// Waits for the right to one session. May throw <see cref="EppNotSentException"/>, which then reaches the caller as it is.
    /// </summary>
    ValueTask<IEppSlot> Acquire(CancellationToken cancellationToken);

    /// <summary>
    /// Waits until one more frame may be written. Called before each login, command, hello and logout. May throw
    /// <see cref="EppNotSentException"/> like <see cref="Acquire"/>.
    /// </summary>
    ValueTask WaitTurn(CancellationToken cancellationToken);

    /// <summary>The registry said that the budget is wrong, or that our logins are. Must not throw.</summary>
    void Report(EppSlotSignal signal, TimeSpan pause);
}
