using DomainWorkers.BuildingBlocks.State;
using DomainWorkers.Contracts.Domains;
using DomainWorkers.Contracts.Registration;
using DomainWorkers.RegistrySubmission.State;
using DomainWorkers.TestKit;

namespace DomainWorkers.RegistrySubmission.Tests.Pump;

/// <summary>Holds what was ordered against what was executed, what was answered and what is stored: the invariants of every run.</summary>
internal static class Account
{
    /// <summary>
    /// Nothing lost, nothing doubled, nothing stuck: every order ended with one answer, the ledger has what the answers say, and the
    /// records have what the registry has.
    /// </summary>
    public static async Task Balance(
        FakeRegistry registry, WorkerHarness last, IEnumerable<WorkerHarness> all, IEnumerable<object> orders)
    {
        var heard = all.SelectMany(w => w.Broker.Taken).ToList();
        var names = new Dictionary<string, int>();
        var years = new Dictionary<string, int>();
        foreach (var order in orders.Distinct())
        {
            var answers = heard.Where(message => Answers(order, message.Message)).ToList();
            Assert.True(answers.Count > 0, $"{order} was never answered.");
            Assert.True(answers.DistinctBy(answer => answer.Id).Count() == 1,
                $"{order} has {answers.DistinctBy(answer => answer.Id).Count()} answers: {string.Join("\n", answers.Select(answer => answer.Json))}");
            Assert.Single(answers.DistinctBy(answer => answer.Json));
            switch (answers[0].Message)
            {
                case DomainRegistered registered:
                    names[registered.Domain.Name] = names.GetValueOrDefault(registered.Domain.Name) + 1;
                    years[registered.Domain.Name] = years.GetValueOrDefault(registered.Domain.Name) + registered.Years;
                    break;
                case DomainRenewed renewed:
                    years[renewed.Domain.Name] = years.GetValueOrDefault(renewed.Domain.Name) + renewed.Years;
                    break;
            }
        }

        Assert.All(names, name => Assert.Equal(1, name.Value));
        foreach (var (name, ordered) in years)
        {
            Assert.Single(registry.Ledger, line => line.Command == "create" && line.Name == name);
            Assert.Equal(ordered, registry.Ledger.Where(line => line.Name == name).Sum(line => line.Years));
        }

        Assert.All(registry.Ledger, line => Assert.Contains(line.Name, years.Keys));
        await NothingIsOpen(last);
        await RecordsMatch(registry, last);
    }

    private static async Task NothingIsOpen(WorkerHarness w)
    {
        foreach (var operation in await All<OperationState>(w))
        {
            Assert.True(operation.Outcome is not null, $"{operation.Id} is still {operation.Progress}.");
            Assert.Null(operation.Due);
            Assert.Null(operation.ClaimedUntil);
            Assert.Empty(operation.Outgoing);
        }
    }

    private static async Task RecordsMatch(FakeRegistry registry, WorkerHarness w)
    {
        foreach (var domain in await All<DomainState>(w))
        {
            // Only freeing it may be left over, to whoever comes next.
            Assert.Equal(domain.Settled?.Operation, domain.Open?.Operation);
            Assert.Empty(domain.Outgoing);
            if (domain.Status != DomainStatus.Registered)
                continue;
            var there = registry.Find(domain.Name);
            Assert.Equal(there!.ExpiresAt, domain.ExpiresAt);
            Assert.Equal(there.ExpiresAt, domain.PaidUntil);
        }
    }

    private static Task<IReadOnlyList<TState>> All<TState>(WorkerHarness w)
        where TState : Document =>
        ((IStateStore<TState>)w.Services.GetService(typeof(IStateStore<TState>))!).Page(null, 10_000, CancellationToken.None);

    private static bool Answers(object order, object answer) => (order, answer) switch
    {
        (SubmitRegistration ordered, DomainRegistered registered) => (ordered.Account, ordered.OrderId) == (registered.Account, registered.OrderId),
        (SubmitRegistration ordered, RegistrationRefused refused) => (ordered.Account, ordered.OrderId) == (refused.Account, refused.OrderId),
        (RenewDomain ordered, DomainRenewed renewed) => (ordered.Account, ordered.OrderId) == (renewed.Account, renewed.OrderId),
        (RenewDomain ordered, RenewalRefused refused) => (ordered.Account, ordered.OrderId) == (refused.Account, refused.OrderId),
        _ => false,
    };
}
