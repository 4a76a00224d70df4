using System.Collections.Frozen;

namespace DomainWorkers.RegistrySimulator;

/// <summary>All commands this registry executes, by kind.</summary>
internal static class CommandTable
{
    public static FrozenDictionary<string, ICommand> Create(EndOfLife end, Transfers transfers, PollQueue queue) =>
        new Dictionary<string, ICommand>
        {
            ["domain:check"] = new DomainCheckCommand(),
            ["domain:info"] = new DomainInfoCommand(),
            ["domain:create"] = new DomainCreateCommand(),
            ["domain:renew"] = new RenewCommand(),
        }.ToFrozenDictionary();
}
