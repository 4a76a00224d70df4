using DomainWorkers.RegistrySubmission.Domain;

namespace DomainWorkers.TestKit;

/// <summary>What the fake registry knows and how it executes commands, truthfully and as often as they come. Its owner holds a lock.</summary>
internal sealed class RegistryBooks
{
    private int _transactions;

    public Dictionary<string, FakeDomain> Domains { get; } = [];

    public List<LedgerLine> Ledger { get; } = [];

    public TimeProvider Clock { get; set; } = TimeProvider.System;

    public static (string Kind, string Name) Parts(RegistryCommand command) => command switch
    {
        RegistryCommand.Create create => ("create", create.Name),
        RegistryCommand.Renew renew => ("renew", renew.Name),
        _ => throw new NotSupportedException($"The fake registry does not know {command.GetType().Name} yet."),
    };

    public RegistryAnswer Do(RegistryCommand command, string clientTransactionId) => command switch
    {
        RegistryCommand.Create create => Create(create, clientTransactionId),
        RegistryCommand.Renew renew => Renew(renew, clientTransactionId),
        _ => throw new NotSupportedException($"The fake registry does not know {command.GetType().Name} yet."),
    };

    private RegistryAnswer Create(RegistryCommand.Create create, string clientTransactionId)
    {
        if (Domains.ContainsKey(create.Name))
            return Codes.Answer(2302, create);
        var now = Clock.GetUtcNow();
        var domain = new FakeDomain
        {
            Name = create.Name,
            CreatedAt = now,
            ExpiresAt = now.AddYears(create.Years),
            GraceStatuses = ["addPeriod"],
            NameServers = create.NameServers,
        };
        Domains[create.Name] = domain;
        return Done("create", create.Name, create.Years, clientTransactionId, domain.CreatedAt, domain.ExpiresAt);
    }

    private RegistryAnswer Renew(RegistryCommand.Renew renew, string clientTransactionId)
    {
        if (!Domains.TryGetValue(renew.Name, out var domain))
            return Codes.Answer(2303, renew);
        if (domain.Sponsor != FakeRegistry.ClientId)
            return Codes.Answer(2201, renew);
        if (DateOnly.FromDateTime(domain.ExpiresAt!.Value.UtcDateTime) != renew.CurrentExpiryDate)
            return Codes.Answer(2306, renew);
        if (domain.Statuses.Any(status => status.EndsWith("RenewProhibited", StringComparison.Ordinal)))
            return Codes.Answer(2304, renew);
        var now = Clock.GetUtcNow();
        var expires = domain.ExpiresAt.Value.AddYears(renew.Years);
        if (expires > now.AddYears(10))
            return Codes.Answer(2105, renew);
        Domains[renew.Name] = domain with
        {
            ExpiresAt = expires,
            UpdatedAt = now,
            UpdatedBy = FakeRegistry.ClientId,
            GraceStatuses = [.. domain.GraceStatuses.Where(status => status != "autoRenewPeriod").Append("renewPeriod").Distinct()],
        };
        return Done("renew", renew.Name, renew.Years, clientTransactionId, null, expires);
    }

    public RegistryAnswer LeaveOpen(RegistryCommand command, string clientTransactionId)
    {
        var answer = Do(command, clientTransactionId);
        if (answer is not RegistryAnswer.Done done)
            return answer;
        var domain = Domains[Parts(command).Name];
        Domains[domain.Name] = command switch
        {
            RegistryCommand.Create => domain with { Statuses = [.. domain.Statuses, "pendingCreate"] },
            RegistryCommand.Renew renew => domain with
            {
                Statuses = [.. domain.Statuses, "pendingRenew"],
                ExpiresAt = domain.ExpiresAt!.Value.AddYears(-renew.Years),
                PendingYears = renew.Years,
            },
            _ => domain,
        };
        return new RegistryAnswer.Pending(done.TransactionId);
    }

    private RegistryAnswer.Done Done(
        string command, string name, int years, string clientTransactionId, DateTimeOffset? created, DateTimeOffset? expires)
    {
        Ledger.Add(new LedgerLine(command, name, years, clientTransactionId, Clock.GetUtcNow()));
        return new RegistryAnswer.Done(created, expires, $"fake-{++_transactions}");
    }

    public void Decide(string name, bool approve)
    {
        var domain = Domains[name];
        if (domain.Statuses.Contains("pendingCreate") && !approve)
        {
            Domains.Remove(name);
            return;
        }

        Domains[name] = domain with
        {
            Statuses = [.. domain.Statuses.Where(status => status is not ("pendingCreate" or "pendingRenew"))],
            ExpiresAt = approve ? domain.ExpiresAt?.AddYears(domain.PendingYears) : domain.ExpiresAt,
            PendingYears = 0,
        };
    }
}
