using DomainWorkers.BuildingBlocks.Messaging.Topology;
using DomainWorkers.Contracts.Messaging;
using DomainWorkers.Contracts.Registration;

namespace DomainWorkers.Integration.Tests;

/// <summary>What a worker needs of the broker, computed and without one.</summary>
public sealed class BrokerTopologyTests
{
    private static readonly Type[] Contracts = [typeof(SubmitRegistration), typeof(DomainRegistered), typeof(MessageRejected)];

    private static readonly BrokerTopology Topology = BrokerTopology.Of("registry-submission", [typeof(SubmitRegistration)], Contracts);

    [Fact]
    public void Every_contract_has_a_topic_exchange_whoever_reads_it() =>
        Assert.Equal(["dw.domain-registered", "dw.message-rejected", "dw.submit-registration"],
            Topology.Exchanges.Where(exchange => exchange.Type == "topic").Select(exchange => exchange.Name));

    [Fact]
    public void Every_consumer_has_a_queue_of_its_own_that_hears_all_accounts()
    {
        Assert.Equal(["registry-submission.submit-registration"], Topology.ReadQueues);
        Assert.Contains(new BindingDeclaration("dw.submit-registration", "registry-submission.submit-registration", BindingTarget.Exchange, "#"),
            Topology.Bindings);
        Assert.Contains(new BindingDeclaration(
            "registry-submission.submit-registration", "registry-submission.submit-registration", BindingTarget.Queue, ""), Topology.Bindings);
    }

    [Fact]
    public void Only_events_have_an_alternate_exchange()
    {
        var alternates = Topology.Policies.Where(policy => policy.Definition.ContainsKey("alternate-exchange")).ToArray();

        Assert.Equal(["^dw\\.domain-registered$", "^dw\\.message-rejected$"], alternates.Select(policy => policy.Pattern));
        Assert.All(alternates, policy => Assert.Equal(BrokerTopology.Unheard, policy.Definition["alternate-exchange"]));
    }

    [Fact]
    public void Every_read_queue_is_kept_by_its_workers_policy_and_the_dead_letters_are_not()
    {
        var policy = Assert.Single(Topology.Policies, policy => policy.Definition.ContainsKey("dead-letter-exchange"));

        Assert.Equal("dead.registry-submission", policy.Definition["dead-letter-exchange"]);
        Assert.Equal("at-least-once", policy.Definition["dead-letter-strategy"]);
        Assert.Equal("reject-publish", policy.Definition["overflow"]);
        Assert.Equal(200, policy.Definition["delivery-limit"]);
        Assert.All(Topology.Queues, queue =>
            Assert.Equal(Topology.ReadQueues.Contains(queue), System.Text.RegularExpressions.Regex.IsMatch(queue, policy.Pattern)));
    }

    [Fact]
    public void A_worker_whose_name_begins_like_anothers_is_not_touched_by_its_policy()
    {
        var policy = Assert.Single(BrokerTopology.Of("miit", [], Contracts).Policies, policy => policy.Name == "miit");

        Assert.DoesNotMatch(policy.Pattern, "miit-sync.domain-registered");
        Assert.DoesNotMatch(policy.Pattern, "dead.miit");
    }

    [Fact]
    public void The_hash_is_the_same_for_the_same_needs_and_another_for_others()
    {
        var again = BrokerTopology.Of("registry-submission", [typeof(SubmitRegistration)], [.. Contracts.Reverse()]);
        var more = BrokerTopology.Of("registry-submission", [typeof(SubmitRegistration), typeof(DomainRegistered)], Contracts);

        Assert.Equal(Topology.Hash, again.Hash);
        Assert.NotEqual(Topology.Hash, more.Hash);
    }
}
