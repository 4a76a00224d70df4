using DomainWorkers.Contracts.Registration;
using DomainWorkers.RegistrySubmission.State;
using DomainWorkers.TestKit;
using Microsoft.Extensions.Logging;

namespace DomainWorkers.RegistrySubmission.Tests.Pump;

/// <summary>A command whose answer is lost: nobody knows, so the registry is asked, and nothing is sent again before it may be.</summary>
public sealed class LostAnswerTests
{
    private readonly FakeRegistry _registry = new();

    [Fact]
    public async Task A_create_that_was_executed_is_found_by_asking()
    {
        await using var w = await Orders.Start(_registry);
        _registry.Next(RegistryMishap.LoseAnswer);

        await w.Send(w.Register());
        await w.Settled();

        Assert.Equal([OperationProgress.Accepted, OperationProgress.Unknown], Progress(w));
        Assert.Null(Assert.Single(w.Published<DomainRegistered>()).RegistryTransactionId);
        Assert.Equal([$"create {Orders.Name}", $"info {Orders.Name}"], _registry.Received);
    }

    [Fact]
    public async Task A_create_that_was_not_executed_is_sent_again_only_after_the_settle_delay()
    {
        await using var w = await Orders.Start(_registry);
        _registry.Next(RegistryMishap.LoseCommand);

        await w.Send(w.Register());
        await w.Settled();
        await w.AdvanceMachine(TimeSpan.FromSeconds(13));
        Assert.Single(_registry.Received, command => command.StartsWith("create", StringComparison.Ordinal));
        Assert.Equal(OperationProgress.Unknown, Progress(w)[^1]);

        await w.AdvanceMachine(TimeSpan.FromSeconds(3));

        Assert.Single(w.Published<DomainRegistered>());
        var line = Assert.Single(_registry.Ledger);
        Assert.EndsWith("-2", line.ClientTransactionId, StringComparison.Ordinal);
        Assert.Equal($"info {Orders.Name}", _registry.Received[^2]);
    }

    [Fact]
    public async Task A_create_that_arrives_after_it_was_given_up_is_recognised_by_the_no_to_the_next_one()
    {
        await using var w = await Orders.Start(_registry);
        _registry.Next(RegistryMishap.LoseCommand);
        await w.Send(w.Register());
        await w.Settled();
        // It was on its way all the time: after the last question, before the second create.
        _registry.Arriving = (kind, name) =>
        {
            if (kind == "create")
                _registry.Put(new FakeDomain { Name = name, CreatedAt = w.Clock.GetUtcNow(), ExpiresAt = w.Clock.GetUtcNow().AddYears(1) });
            return Task.CompletedTask;
        };

        await w.AdvanceMachine(TimeSpan.FromSeconds(20));

        Assert.Single(w.Published<DomainRegistered>());
        Assert.Empty(w.Published<RegistrationRefused>());
        Assert.Empty(_registry.Ledger);
    }

    [Theory]
    [InlineData(RegistryMishap.LoseAnswer)]
    [InlineData(RegistryMishap.LoseCommand)]
    public async Task A_renewal_adds_its_years_once_either_way(RegistryMishap mishap)
    {
        await using var w = await Orders.Start(_registry);
        var domainId = await w.Registered();
        _registry.Next(mishap);

        await w.Send(w.Renew(domainId, years: 2));
        await w.Settled();
        await w.AdvanceMachine(TimeSpan.FromSeconds(20));

        Assert.Equal(w.Clock.GetUtcNow().AddYears(3), Assert.Single(w.Published<DomainRenewed>()).Domain.ExpiresAt);
        Assert.Equal(2, Assert.Single(_registry.Ledger, line => line.Command == "renew").Years);
    }

    [Fact]
    public async Task Every_answer_lost_in_a_row_is_settled_and_nothing_doubled()
    {
        await using var w = await Orders.Start(_registry);
        _registry.Next(RegistryMishap.LoseCommand, times: 3);
        _registry.Next(RegistryMishap.LoseAnswer);

        await w.Send(w.Register());
        await w.Settled();
        await w.AdvanceMachine(TimeSpan.FromSeconds(90));

        Assert.Single(w.Published<DomainRegistered>());
        Assert.Single(_registry.Ledger);
    }

    [Fact]
    public async Task A_doubt_outlives_an_outage_and_is_settled_soon_after_it()
    {
        await using var w = await Orders.Start(_registry);
        _registry.Next(RegistryMishap.LoseAnswer);
        _registry.Arriving = (kind, _) =>
        {
            _registry.AnswersNoQuestions |= kind == "create";
            return Task.CompletedTask;
        };
        await w.Send(w.Register());
        await w.Settled();
        await w.AdvanceMachine(TimeSpan.FromMinutes(10));
        Assert.Equal([OperationProgress.Accepted, OperationProgress.Unknown], Progress(w));

        _registry.Arriving = null;
        _registry.AnswersNoQuestions = false;
        await w.AdvanceMachine(TimeSpan.FromSeconds(30));

        Assert.Single(w.Published<DomainRegistered>());
        Assert.Single(_registry.Ledger);
    }

    [Fact]
    public async Task A_doubt_that_nobody_can_answer_for_too_long_is_set_aside_for_a_person()
    {
        await using var w = await Start(TenMinutes);
        _registry.Next(RegistryMishap.LoseAnswer);
        _registry.AnswersNoQuestions = true;
        await w.Send(w.Register());
        await w.Settled();

        await w.AdvanceMachine(TimeSpan.FromMinutes(9));
        Assert.DoesNotContain(OperationProgress.Parked, Progress(w));
        await w.AdvanceMachine(TimeSpan.FromMinutes(2));

        Assert.Equal(OperationProgress.Parked, Progress(w)[^1]);
        Assert.Contains(w.Log, line => line.Level == LogLevel.Error && line.Text.Contains("acme/register/reg-1", StringComparison.Ordinal));
        Assert.Empty(w.Answers("reg-1"));
    }

    [Fact]
    public async Task What_the_registry_does_not_prove_is_set_aside_and_holds_the_domain()
    {
        await using var w = await Orders.Start(_registry);
        var domainId = await w.Registered();
        _registry.Next(RegistryMishap.LoseAnswer);
        _registry.Arriving = (kind, name) =>
        {
            // Somebody at the registry moved the date by something that nobody ordered.
            if (kind == "info" && _registry.Find(name) is { } there)
                _registry.Put(there with { ExpiresAt = w.Clock.GetUtcNow().AddYears(7) });
            return Task.CompletedTask;
        };

        await w.Send(w.Renew(domainId));
        await w.Settled();
        await w.Send(w.Renew(domainId, "ren-2"));
        await w.Settled();
        await w.AdvanceMachine(TimeSpan.FromMinutes(1));

        Assert.Contains(w.Published<RenewalAccepted>(), accepted => accepted is { OrderId: "ren-1", Progress: OperationProgress.Parked });
        Assert.Contains(w.Published<RenewalAccepted>(), accepted => accepted is { OrderId: "ren-2", Progress: OperationProgress.WaitingForOther });
        Assert.Equal("acme/renew/ren-1", (await w.Find<DomainState>(domainId))!.Open!.Operation);
        Assert.Single(_registry.Ledger, line => line.Command == "renew");
    }

    [Fact]
    public async Task The_time_of_a_doubt_that_was_settled_does_not_count_for_a_later_one()
    {
        await using var w = await Start(TenMinutes);
        _registry.Next(RegistryMishap.LoseCommand);
        await w.Send(w.Register());
        await w.Settled();
        _registry.Arriving = (kind, _) =>
        {
            _registry.IsDown |= kind == "create";
            return Task.CompletedTask;
        };
        await w.AdvanceMachine(TimeSpan.FromMinutes(15));
        Assert.Equal(OperationProgress.WaitingForRegistry, Progress(w)[^1]);

        _registry.Arriving = null;
        _registry.IsDown = false;
        _registry.Next(RegistryMishap.LoseCommand);
        await w.AdvanceMachine(TimeSpan.FromMinutes(2));

        Assert.Single(w.Published<DomainRegistered>());
        Assert.Single(_registry.Ledger);
    }

    private static readonly Dictionary<string, string?> TenMinutes = new() { ["Pump:UnknownAtMost"] = "00:10:00" };

    private Task<WorkerHarness> Start(Dictionary<string, string?> settings) =>
        WorkerHarness.Start(new RegistrySubmissionModule(), new HarnessSetup { Parts = [_registry], Settings = settings });

    private static List<OperationProgress> Progress(WorkerHarness w) =>
        [.. w.Published<RegistrationAccepted>().Select(accepted => accepted.Progress)];
}
