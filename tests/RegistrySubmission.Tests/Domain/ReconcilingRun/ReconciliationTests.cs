using DomainWorkers.BuildingBlocks.Messaging.Outbox;
using DomainWorkers.Contracts.Domains;
using DomainWorkers.Contracts.Holds;
using DomainWorkers.Contracts.Lifecycle;
using DomainWorkers.Contracts.Registration;
using DomainWorkers.RegistrySubmission.Domain;
using DomainWorkers.RegistrySubmission.State;
using DomainWorkers.RegistrySubmission.Tests.Domain.Reconciling;
using DomainWorkers.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace DomainWorkers.RegistrySubmission.Tests.Domain.ReconcilingRun;

public sealed class ReconciliationTests
{
    private static readonly RegistryAnswer Done = new RegistryAnswer.Done(null, null, "sv-1");
    private static readonly RegistryAnswer Lost = new RegistryAnswer.Unknown("connection lost");
    private static readonly RegistryAnswer Prohibited = new RegistryAnswer.Contradicted(Refusals.ByRegistry(2304));
    private static readonly RegistryView Held = Given.Seen with { Statuses = ["clientHold"] };

    private readonly ScriptedRegistry _registry = new() { Shows = () => Given.Seen, Answers = _ => Done };

    [Fact]
    public async Task Does_not_send_again_at_once_what_the_registry_took_and_does_not_show_yet()
    {
        await using var w = await Start(Given.Domain);
        _registry.Answers = _ =>
        {
            var shownAt = w.MachineClock.GetUtcNow().AddSeconds(10);
            _registry.Shows = () => w.MachineClock.GetUtcNow() < shownAt ? Given.Seen : Held;
            return Done;
        };

        await w.Send(Place(w));
        await w.AdvanceMachine(TimeSpan.FromMinutes(1));

        Assert.Single(_registry.Sent);
        Assert.Equal(["email"], Assert.Single(w.Published<HoldPlaced>()).Domain.Holds);
    }

    [Fact]
    public async Task Sends_again_after_the_settle_delay_what_the_registry_never_shows()
    {
        await using var w = await Start(Given.Domain);
        _registry.Answers = _ =>
        {
            if (_registry.Sent.Count == 2)
                _registry.Shows = () => Held;
            return Lost;
        };

        await w.Send(Place(w));
        await w.Settled();
        Assert.Single(_registry.Sent);
        await w.AdvanceMachine(TimeSpan.FromMinutes(1));

        Assert.Equal(2, _registry.Sent.Count);
        Assert.Single(w.Published<HoldPlaced>());
    }

    [Fact]
    public async Task Refuses_what_the_registry_will_not_do_after_it_looked_again()
    {
        await using var w = await Start(Given.Domain);
        _registry.Answers = _ => Prohibited;

        await w.Send(Place(w));
        await w.AdvanceMachine(TimeSpan.FromMinutes(1));

        Assert.Single(_registry.Sent);
        Assert.Equal("RegistryStatusProhibits", Assert.Single(Assert.Single(w.Published<HoldRefused>()).Reasons).Code);
        var domain = (await w.Find<DomainState>(Given.Domain.Id))!;
        Assert.Null(domain.Open);
        Assert.Empty(domain.Holds);
    }

    [Fact]
    public async Task Believes_the_registry_that_shows_it_and_not_the_refusal()
    {
        await using var w = await Start(Given.Domain);
        _registry.Answers = _ =>
        {
            _registry.Shows = () => Held;
            return Prohibited;
        };

        await w.Send(Place(w));
        await w.Settled();

        Assert.Single(w.Published<HoldPlaced>());
        Assert.Empty(w.Published<HoldRefused>());
    }

    [Fact]
    public async Task Reports_a_restore_whose_second_request_met_the_first()
    {
        await using var w = await Start(Given.Domain with { Status = DomainStatus.Redemption, DeletedAt = Given.Now });
        _registry.Shows = () => Given.SeenDeleted("redemptionPeriod");
        _registry.Answers = command =>
        {
            if (command is RegistryCommand.ReportRestore)
            {
                _registry.Shows = () => Given.Seen;
                return Done;
            }

            _registry.Shows = () => Given.SeenDeleted("pendingRestore");
            return Prohibited;
        };

        await w.Send(new RestoreDomain
        {
            Account = "acme", OrderId = "r-1", IssuedAt = w.Clock.GetUtcNow(), DomainId = Given.Domain.Id,
            DomainVersion = 3, ExpiresAt = Given.Expires, PaidUntil = Given.Expires, Because = "by mistake",
        });
        await w.AdvanceMachine(TimeSpan.FromMinutes(1));

        Assert.Equal(["RequestRestore", "ReportRestore"], _registry.Sent.Select(command => command.GetType().Name));
        Assert.Equal(DomainStatus.Registered, Assert.Single(w.Published<DomainRestored>()).Domain.Status);
    }

    [Fact]
    public async Task Believes_no_refusal_while_the_deletion_may_still_be_under_way()
    {
        await using var w = await Start(Given.Domain);
        _registry.Answers = _ =>
        {
            var doneAt = w.MachineClock.GetUtcNow().AddSeconds(10);
            _registry.Shows = () => w.MachineClock.GetUtcNow() < doneAt
                ? Given.Seen with { ExpiresAt = Given.Expires.AddYears(1) }
                : Given.SeenDeleted("redemptionPeriod");
            return Lost;
        };

        await w.Send(Delete(w));
        await w.Settled();
        Assert.Empty(w.Published<DeletionRefused>());
        await w.AdvanceMachine(TimeSpan.FromMinutes(1));

        Assert.Single(_registry.Sent);
        Assert.Empty(w.Published<DeletionRefused>());
        Assert.Equal(DomainStatus.Redemption, Assert.Single(w.Published<DomainDeleted>()).Domain.Status);
    }

    [Fact]
    public async Task Waits_for_an_update_that_the_registry_has_in_hand()
    {
        await using var w = await Start(Given.Domain);
        _registry.Shows = () => Given.Seen with { Statuses = ["pendingUpdate"] };

        await w.Send(Place(w));
        await w.AdvanceMachine(TimeSpan.FromMinutes(1));
        Assert.Empty(_registry.Sent);
        _registry.Shows = () => Held;
        await w.AdvanceMachine(TimeSpan.FromMinutes(5));

        Assert.Empty(_registry.Sent);
        Assert.Single(w.Published<HoldPlaced>());
    }

    [Fact]
    public async Task Sends_nothing_blindly_while_the_registry_answers_no_question()
    {
        await using var w = await Start(Given.Domain);
        _registry.Shows = () => new RegistryView.NoAnswer("connection refused");

        await w.Send(Delete(w));
        await w.AdvanceMachine(TimeSpan.FromMinutes(1));
        Assert.Empty(_registry.Sent);
        _registry.Shows = () => _registry.Sent.Count == 0 ? Given.Seen : Given.SeenDeleted("redemptionPeriod");
        await w.AdvanceMachine(TimeSpan.FromMinutes(1));

        Assert.IsType<RegistryCommand.Delete>(Assert.Single(_registry.Sent));
        Assert.Single(w.Published<DomainDeleted>());
    }

    private async Task<WorkerHarness> Start(DomainState domain)
    {
        var w = await WorkerHarness.Start(new RegistrySubmissionModule(), _registry);
        await w.Services.GetRequiredService<Documents<DomainState>>().Insert(domain, [], CancellationToken.None);
        return w;
    }

    private static PlaceHold Place(WorkerHarness w) => new()
    {
        Account = "acme", IssuedAt = w.Clock.GetUtcNow(), DomainId = Given.Domain.Id, Reason = "email", Revision = 1,
    };

    private static DeleteDomain Delete(WorkerHarness w) => new()
    {
        Account = "acme", OrderId = "d-1", IssuedAt = w.Clock.GetUtcNow(), DomainId = Given.Domain.Id,
        DomainVersion = 3, ExpiresAt = Given.Expires, PaidUntil = Given.Expires,
    };
}
