namespace DomainWorkers.RegistrySimulator;

/// <summary>The registry as its sessions see it.</summary>
internal sealed class RegistryFront(SimulatorOptions options, Registry registry, Faults faults, Logins logins, TimeProvider clock)
    : IEppServer<FaultRule>
{
    private readonly GreetingWriter _greeting = new(options.ServerId, Ns.Objects, Ns.Extensions, PublicRecipients: true);

    public byte[] Greeting() => _greeting.Write(Instants.Now(clock));

    public string NextTransaction() => registry.NextTransaction();

    public FaultRule? Fault(string command, string? account, string name) => faults.Take(command, account, name);

    public (Answer Answer, LoggedIn? Login) Login(
        EppCommand command, string certificateName, DateTimeOffset certificateEnds, FaultRule? fault) =>
        logins.Login(command, certificateName, certificateEnds, fault);

    /// <summary>A session may use only the services that it chose at login.</summary>
    public Answer? Unchosen(EppCommand command, LoggedIn login)
    {
        var mapping = command.Body.Name.Namespace;
        if (mapping != Ns.Epp && !login.Objects.Contains(mapping.NamespaceName))
            return Answer.Of(2307, "Not chosen at login.");
        if (command.Extensions.FirstOrDefault(e => !login.Speaks(e.Name.Namespace)) is { } unchosen)
            return Answer.Of(2103, $"{unchosen.Name.NamespaceName} was not chosen at login.");
        return ExtensionPlaces.Misplaced(command) is { } misplaced
            ? Answer.Of(2103, $"{misplaced.LocalName} of {misplaced.NamespaceName} has no place in {command.Kind}.")
            : null;
    }

    public Answer Execute(EppCommand command, LoggedIn login, string session, string serverTransactionId, FaultRule? fault) =>
        registry.Execute(command, login, session, serverTransactionId, fault);
}
