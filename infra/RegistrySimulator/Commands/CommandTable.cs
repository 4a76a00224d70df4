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
            ["domain:update"] = new DomainUpdateCommand(),
            ["domain:delete"] = new DomainDeleteCommand(end),
            ["domain:restore-request"] = new RestoreRequestCommand(end),
            ["domain:restore-report"] = new RestoreReportCommand(end),
            ["domain:transfer-request"] = new DomainTransferRequestCommand(),
            ["domain:transfer-query"] = new DomainTransferQueryCommand(),
            ["domain:transfer-approve"] = new DomainTransferDecisionCommand("approve", transfers),
            ["domain:transfer-reject"] = new DomainTransferDecisionCommand("reject", transfers),
            ["domain:transfer-cancel"] = new DomainTransferDecisionCommand("cancel", transfers),
            ["contact:check"] = new ContactCheckCommand(),
            ["contact:info"] = new ContactInfoCommand(),
            ["contact:create"] = new ContactCreateCommand(),
            ["contact:update"] = new ContactUpdateCommand(),
            ["contact:delete"] = new ContactDeleteCommand(),
            ["contact:transfer-request"] = new ContactTransferRequestCommand(),
            ["contact:transfer-query"] = new ContactTransferQueryCommand(),
            ["contact:transfer-approve"] = new ContactTransferDecisionCommand("approve", transfers),
            ["contact:transfer-reject"] = new ContactTransferDecisionCommand("reject", transfers),
            ["contact:transfer-cancel"] = new ContactTransferDecisionCommand("cancel", transfers),
            ["host:check"] = new HostCheckCommand(),
            ["host:info"] = new HostInfoCommand(),
            ["host:create"] = new HostCreateCommand(),
            ["host:update"] = new HostUpdateCommand(),
            ["host:delete"] = new HostDeleteCommand(),
            ["poll:req"] = new PollRequestCommand(queue),
            ["poll:ack"] = new PollAcknowledgeCommand(queue),
        }.ToFrozenDictionary();
}
