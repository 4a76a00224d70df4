using System.Collections.Frozen;

namespace DomainWorkers.VspSimulator;

/// <summary>All kinds of commands after login; login and logout belong to the session.</summary>
internal static class CommandTable
{
    public static FrozenDictionary<string, ICommand> Create() => new Dictionary<string, ICommand>
    {
        ["nv:check"] = new CheckCommand(),
        ["nv:create-dnv"] = new CreateDomainNameCommand(),
        ["nv:create-rnv"] = new CreateRealNameCommand(),
        ["nv:info"] = new InfoCommand(),
        ["nv:update"] = new UpdateCommand(),
        ["poll:req"] = new PollRequestCommand(),
        ["poll:ack"] = new PollAcknowledgeCommand(),
    }.ToFrozenDictionary();
}
