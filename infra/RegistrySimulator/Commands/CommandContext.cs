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
