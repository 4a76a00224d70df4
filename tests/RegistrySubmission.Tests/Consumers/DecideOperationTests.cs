using DomainWorkers.Contracts.Domains;
using DomainWorkers.Contracts.Registration;
using DomainWorkers.RegistrySubmission.State;
using DomainWorkers.TestKit;

namespace DomainWorkers.RegistrySubmission.Tests.Consumers;

/// <summary>A person settles what asking did not: the registry is asked once more, and what it proves outweighs the decision.</summary>
public sealed class DecideOperationTests
{
    private readonly FakeRegistry _registry = new();

    [Fact]
    public async Task Done_takes_what_the_registry_shows()
    {
        await using var w = await Orders.Start(_registry);
        var domainId = await ParkedRenewal(w, shownYears: 7);

        await w.Send(await Decision(w, OperationDecision.Done));
        await w.Settled();

        Assert.Equal(("li.wei", OperationDecision.Done), (Assert.Single(w.Published<OperationDecided>()).DecidedBy, w.Published<OperationDecided>()[0].Decision));
        var renewed = Assert.Single(w.Published<DomainRenewed>());
        Assert.Equal(_registry.Find(Orders.Name)!.ExpiresAt, renewed.Domain.ExpiresAt);
        Assert.Empty(w.Published<DecisionRefused>());
        await IsFree(w, domainId);
        Assert.Single(_registry.Ledger, line => line.Command == "renew");
    }

    [Fact]
    public async Task Not_done_refuses_the_order_and_frees_the_domain()
    {
        await using var w = await Orders.Start(_registry);
        var domainId = await ParkedRenewal(w, shownYears: 7);
        await w.Send(w.Renew(domainId, "ren-2"));
        await w.Settled();

        await w.Send(await Decision(w, OperationDecision.NotDone));
        await w.Settled();
        await w.AdvanceMachine(TimeSpan.FromSeconds(40));

        Assert.Equal("DecidedNotDone", Assert.Single(w.Published<RenewalRefused>()).Reasons[0].Code);
        // The next order for the domain had waited, and goes on.
        Assert.Equal("ren-2", Assert.Single(w.Published<DomainRenewed>()).OrderId);
        await IsFree(w, domainId);
    }

    [Fact]
    public async Task Not_done_is_not_believed_before_the_settle_delay_is_over()
    {
        await using var w = await Orders.Start(_registry);
        _registry.Next(RegistryMishap.LoseCommand);
        await w.Send(w.Register());
        await w.Settled();

        await w.Send(await Decision(w, OperationDecision.NotDone, "reg-1", OperationKind.Register));
        await w.Settled();
        Assert.Empty(w.Published<RegistrationRefused>());
        await w.AdvanceMachine(TimeSpan.FromSeconds(20));

        Assert.Equal("DecidedNotDone", Assert.Single(w.Published<RegistrationRefused>()).Reasons[0].Code);
        Assert.Empty(_registry.Ledger);
        Assert.Single(_registry.Received, command => command.StartsWith("create", StringComparison.Ordinal));
        // The name is free for another order.
        await w.Send(w.Register("reg-2"));
        await w.Settled();
        Assert.Equal("reg-2", Assert.Single(w.Published<DomainRegistered>()).OrderId);
    }

    [Fact]
    public async Task What_the_registry_proves_outweighs_not_done()
    {
        await using var w = await Orders.Start(_registry);
        _registry.Next(RegistryMishap.LoseAnswer);
        _registry.AnswersNoQuestions = true;
        await w.Send(w.Register());
        await w.Settled();
        var decision = await Decision(w, OperationDecision.NotDone, "reg-1", OperationKind.Register);

        await w.Send(decision);
        await w.Settled();
        _registry.AnswersNoQuestions = false;
        await w.AdvanceMachine(TimeSpan.FromSeconds(60));

        Assert.Single(w.Published<DomainRegistered>());
        Assert.Empty(w.Published<RegistrationRefused>());
        Assert.Equal("RegistryShowsOtherwise", Assert.Single(w.Published<DecisionRefused>()).Reasons[0].Code);
        Assert.Single(_registry.Ledger);
    }

    [Fact]
    public async Task Done_that_the_registry_does_not_show_sets_the_order_aside_again()
    {
        await using var w = await Orders.Start(_registry);
        var domainId = await ParkedRenewal(w, shownYears: 7);
        var there = _registry.Find(Orders.Name)!;
        _registry.Arriving = null;
        _registry.Put(there with { ExpiresAt = (await w.Find<DomainState>(domainId))!.ExpiresAt!.Value });

        await w.Send(await Decision(w, OperationDecision.Done));
        await w.Settled();
        await w.AdvanceMachine(TimeSpan.FromMinutes(1));

        Assert.Empty(w.Published<DomainRenewed>());
        Assert.Equal("RegistryShowsOtherwise", Assert.Single(w.Published<DecisionRefused>()).Reasons[0].Code);
        var operation = (await w.Find<OperationState>("acme/renew/ren-1"))!;
        Assert.Equal(OperationProgress.Parked, operation.Progress);
        Assert.Null(operation.Decision);
        Assert.Equal("acme/renew/ren-1", (await w.Find<DomainState>(domainId))!.Open!.Operation);
        Assert.Single(_registry.Ledger, line => line.Command == "renew");
    }

    [Fact]
    public async Task Asked_again_it_settles_by_itself_once_the_registry_is_clear()
    {
        await using var w = await Orders.Start(_registry);
        var domainId = await ParkedRenewal(w, shownYears: 7);
        _registry.Arriving = null;
        var before = (await w.Find<DomainState>(domainId))!.ExpiresAt!.Value;
        _registry.Put(_registry.Find(Orders.Name)! with { ExpiresAt = before.AddYears(1) });

        await w.Send(await Decision(w, OperationDecision.AskAgain));
        await w.Settled();

        Assert.Equal(before.AddYears(1), Assert.Single(w.Published<DomainRenewed>()).Domain.ExpiresAt);
        Assert.Single(_registry.Ledger, line => line.Command == "renew");
    }

    [Fact]
    public async Task A_repeat_changes_nothing_and_is_answered_in_the_same_words()
    {
        await using var w = await Orders.Start(_registry);
        await ParkedRenewal(w, shownYears: 7);
        var decision = await Decision(w, OperationDecision.Done);

        await w.Send(decision);
        await w.Settled();
        w.Clock.Advance(TimeSpan.FromHours(3));
        await w.Send(decision);
        await w.Settled();

        Assert.Single(w.Published<OperationDecided>().Distinct());
        Assert.Equal(2, w.Published<OperationDecided>().Count);
        Assert.Single(w.Published<DomainRenewed>());
        Assert.Single((await w.Find<OperationState>("acme/renew/ren-1"))!.Decisions);
    }

    [Fact]
    public async Task An_operation_that_settled_meanwhile_is_not_decided()
    {
        await using var w = await Orders.Start(_registry);
        _registry.Next(RegistryMishap.LoseAnswer);
        await w.Send(w.Register());
        await w.Settled();
        Assert.Single(w.Published<DomainRegistered>());

        await w.Send(await Decision(w, OperationDecision.NotDone, "reg-1", OperationKind.Register));
        await w.Settled();

        Assert.Equal("OperationSettled", Assert.Single(w.Published<DecisionRefused>()).Reasons[0].Code);
        Assert.Empty(w.Published<OperationDecided>());
        Assert.Equal(DomainStatus.Registered, w.Published<DomainRegistered>()[0].Domain.Status);
    }

    [Fact]
    public async Task A_decision_about_an_earlier_try_does_not_count()
    {
        await using var w = await Orders.Start(_registry);
        await ParkedRenewal(w, shownYears: 7);

        await w.Send(await Decision(w, OperationDecision.Done) with { ClientTransactionId = "dw-somewhere-else-1" });
        await w.Settled();

        Assert.Equal("TrySuperseded", Assert.Single(w.Published<DecisionRefused>()).Reasons[0].Code);
        Assert.Equal(OperationProgress.Parked, (await w.Find<OperationState>("acme/renew/ren-1"))!.Progress);
    }

    [Theory]
    [InlineData("nobody-knows", "OperationUnknown")]
    [InlineData("reg-1", "NothingToDecide")]
    public async Task What_needs_no_person_is_not_decided(string orderId, string code)
    {
        await using var w = await Orders.Start(_registry);
        _registry.IsDown = true;
        await w.Send(w.Register());
        await w.Settled();

        await w.Send(await Decision(w, OperationDecision.NotDone, orderId, OperationKind.Register));
        await w.Settled();

        Assert.Equal(code, Assert.Single(w.Published<DecisionRefused>()).Reasons[0].Code);
    }

    [Fact]
    public async Task A_hold_that_nobody_can_place_ends_by_decision_and_the_domain_goes_on()
    {
        await using var w = await Orders.Start(_registry);
        var domainId = await w.Registered();
        _registry.Script = command => command is RegistrySubmission.Domain.RegistryCommand.Delegate ? throw new InvalidOperationException("A bug, as arranged.") : null;
        await w.Send(new Contracts.Delegation.ChangeNameServers
        {
            Account = Orders.Account,
            OrderId = "ns-1",
            IssuedAt = w.Clock.GetUtcNow(),
            DomainId = domainId,
            NameServers = ["ns1.dns-example.net", "ns2.dns-example.net"],
            DelegationSigners = [],
        });
        await w.Settled();
        await w.AdvanceMachine(TimeSpan.FromMinutes(5));
        Assert.Equal(OperationProgress.Parked, (await w.Find<OperationState>("acme/changenameservers/ns-1"))!.Progress);

        _registry.Script = null;
        await w.Send(await Decision(w, OperationDecision.NotDone, "ns-1", OperationKind.ChangeNameServers));
        await w.Settled();
        await w.AdvanceMachine(TimeSpan.FromMinutes(1));

        Assert.Equal("DecidedNotDone", Assert.Single(w.Published<Contracts.Delegation.NameServersRefused>()).Reasons[0].Code);
        await IsFree(w, domainId);
    }

    [Fact]
    public async Task An_order_that_never_reached_the_registry_ends_at_once()
    {
        await using var w = await Orders.Start(_registry);
        var domainId = await w.Registered();
        await w.Send(w.Renew(domainId));
        await w.Settled();
        _registry.IsDown = true;
        await w.Send(w.Renew(domainId, "ren-2"));
        await w.Settled();
        // As whoever gave up before the intent was written leaves it.
        var operations = w.Services.GetService(typeof(BuildingBlocks.State.IStateStore<OperationState>)) as BuildingBlocks.State.IStateStore<OperationState>;
        var operation = (await w.Find<OperationState>("acme/renew/ren-2"))!;
        var domains = w.Services.GetService(typeof(BuildingBlocks.State.IStateStore<DomainState>)) as BuildingBlocks.State.IStateStore<DomainState>;
        var domain = (await w.Find<DomainState>(domainId))!;
        await domains!.Save(domain with { Open = null }, CancellationToken.None);
        await operations!.Save(operation with { Progress = OperationProgress.Parked, ParkedBecause = "As arranged.", Due = null }, CancellationToken.None);

        await w.Send(await Decision(w, OperationDecision.Done, "ren-2"));
        await w.Settled();
        Assert.Equal("NothingSent", Assert.Single(w.Published<DecisionRefused>()).Reasons[0].Code);
        await w.Send(await Decision(w, OperationDecision.NotDone, "ren-2") with { RequestId = "decide-2" });
        await w.Settled();

        Assert.Equal("ren-2", Assert.Single(w.Published<RenewalRefused>()).OrderId);
        Assert.Equal("decide-2", Assert.Single(w.Published<OperationDecided>()).RequestId);
    }

    private static async Task IsFree(WorkerHarness w, string domainId)
    {
        var domain = (await w.Find<DomainState>(domainId))!;
        Assert.Null(domain.Open);
        Assert.Null(domain.Settled);
    }

    /// <summary>A renewal whose answer is lost, after which the registry shows a date that proves nothing.</summary>
    private async Task<string> ParkedRenewal(WorkerHarness w, int shownYears)
    {
        var domainId = await w.Registered();
        _registry.Next(RegistryMishap.LoseAnswer);
        _registry.Arriving = (kind, name) =>
        {
            if (kind == "info" && _registry.Find(name) is { } there)
                _registry.Put(there with { ExpiresAt = w.Clock.GetUtcNow().AddYears(shownYears) });
            return Task.CompletedTask;
        };
        await w.Send(w.Renew(domainId));
        await w.Settled();
        Assert.Equal(OperationProgress.Parked, (await w.Find<OperationState>("acme/renew/ren-1"))!.Progress);
        _registry.Arriving = null;
        return domainId;
    }

    private static async Task<DecideOperation> Decision(
        WorkerHarness w, OperationDecision decision, string orderId = "ren-1", OperationKind kind = OperationKind.Renew)
    {
        var operation = await w.Find<OperationState>(OperationState.IdOf(Orders.Account, kind, orderId));
        var open = operation is null ? null : (await w.Find<DomainState>(operation.DomainId))?.Open;
        return new DecideOperation
        {
            Account = Orders.Account,
            RequestId = "decide-1",
            IssuedAt = w.Clock.GetUtcNow(),
            OrderId = orderId,
            Kind = kind,
            Decision = decision,
            ClientTransactionId = open?.Operation == operation?.Id ? open?.ClientTransactionId : null,
            DecidedBy = "li.wei",
            Because = "The registry's desk said so, ticket 117.",
        };
    }
}
