namespace DomainWorkers.EppServing;

/// <summary>What stands behind the sessions of one server.</summary>
public interface IEppServer<TFault>
    where TFault : ServingFault
{
    /// <summary>A whole frame.</summary>
    byte[] Greeting();

    string NextTransaction();

    /// <summary>The fault that this command runs into, if any; taking it counts it.</summary>
    TFault? Fault(string command, string? account, string name);

    /// <summary>On success the session holds a slot of the account's gate.</summary>
    (Answer Answer, LoggedIn? Login) Login(EppCommand command, string certificateName, DateTimeOffset certificateEnds, TFault? fault);

    /// <summary>The refusal of a command that uses what the session did not choose at login, or null.</summary>
    Answer? Unchosen(EppCommand command, LoggedIn login);

    Answer Execute(EppCommand command, LoggedIn login, string session, string serverTransactionId, TFault? fault);
}
