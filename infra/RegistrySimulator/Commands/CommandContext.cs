using System.Xml.Linq;

namespace DomainWorkers.RegistrySimulator;

/// <summary>One command in execution: who asks for what, when, and the registry it works on.</summary>
internal sealed record CommandContext(
    EppCommand Command, LoggedIn Login, RegistryStore Store, RegistryActs Acts, Billing Billing, SimulatorOptions Options,
    DateTimeOffset Now, DateTimeOffset MachineNow, string ServerTransactionId)
{
    public string Account => Login.Account;

    public XElement Body => Command.Body;

    public string? ClientTransactionId => Command.ClientTransactionId;
}

/// <summary>A session's account and the services it chose at login.</summary>
internal sealed record LoggedIn(string Account, IReadOnlySet<string> Objects, IReadOnlySet<string> Extensions)
{
    public bool Speaks(XNamespace extension) => Extensions.Contains(extension.NamespaceName);
}
