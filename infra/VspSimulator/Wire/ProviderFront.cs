namespace DomainWorkers.VspSimulator;

/// <summary>The provider as its sessions see it.</summary>
internal sealed class ProviderFront(ProviderOptions options, Provider provider, Faults faults, Logins logins, TimeProvider clock)
    : IEppServer<FaultRule>
{
    private readonly GreetingWriter _greeting = new(options.ServerId, Ns.Objects, [], PublicRecipients: false);

    public byte[] Greeting() => _greeting.Write(Instants.Now(clock));

    public string NextTransaction() => provider.NextTransaction();

    public FaultRule? Fault(string command, string? account, string name) => faults.Take(command, account, name);

    public (Answer Answer, LoggedIn? Login) Login(
        EppCommand command, string certificateName, DateTimeOffset certificateEnds, FaultRule? fault) =>
        logins.Login(command, certificateName, fault);

    /// <summary>A session may use only the mapping that it chose at login, and no extension: none is offered.</summary>
    public Answer? Unchosen(EppCommand command, LoggedIn login)
    {
        if (command.Body.Name.Namespace == Ns.Nv && !login.Objects.Contains(Ns.Nv.NamespaceName))
            return Answer.Of(2307, "Not chosen at login.");
        return command.Extensions.Count > 0 ? Answer.Of(2103, command.Extensions[0].Name.NamespaceName) : null;
    }

    public Answer Execute(EppCommand command, LoggedIn login, string session, string serverTransactionId, FaultRule? fault) =>
        provider.Execute(command, login, session, serverTransactionId, fault);
}
