using DomainWorkers.Epp;
using DomainWorkers.Integration.Tests.Rig;

namespace DomainWorkers.Integration.Tests.Budget;

/// <summary>Replicas that share an account through the real store, watched from the registry's side.</summary>
public sealed class SharedBudgetTests(ITestOutputHelper output)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    // Sessions that last, as they do while there is work.
    [InlineData(1, 2, 50, int.MaxValue)]
    [InlineData(4, 8, 50, int.MaxValue)]
    [InlineData(4, 8, 200, int.MaxValue)]
    // Fewer sessions than replicas, so that they go from hand to hand.
    [InlineData(4, 3, 50, 20)]
    public async Task Replicas_use_most_of_an_account_and_never_more(int replicas, int sessions, int rate, int commandsPerSession)
    {
        // More than the limit must never be; that little of it was used can also be the fault of a machine that does something else.
        const int Rounds = 3;
        var best = 0.0;
        for (var round = 0; round < Rounds && best < 0.6; round++)
            best = Math.Max(best, await Share(replicas, sessions, rate, commandsPerSession));
        Assert.True(best >= 0.6, $"Only {best:P1} of the rate was used.");
    }

    [Fact]
    public async Task Sessions_of_a_replica_that_dies_are_the_others_after_its_lease_and_not_before()
    {
        await using var account = new SharedAccount(sessions: 2);
        var died = await account.Start("died");
        var other = await account.Start("other");
        await died.Slots.Acquire(Cancellation);
        await died.Slots.Acquire(Cancellation);
        await died.Die();
        var until = (await account.Budget())!.Slots.Max(slot => slot.Until);

        await using var one = await other.Slots.Acquire(Cancellation);
        await using var two = await other.Slots.Acquire(Cancellation);

        Assert.True(TimeProvider.System.GetUtcNow() >= until);
        Assert.All((await account.Budget())!.Slots, slot => Assert.Equal("other", slot.Instance));
    }

    [Fact]
    public async Task A_refused_login_stops_the_logins_of_every_replica_and_leaves_open_sessions_alone()
    {
        await using var account = new SharedAccount(sessions: 4);
        var one = await account.Start("one");
        var two = await account.Start("two");
        await using var open = await two.Slots.Acquire(Cancellation);

        one.Slots.Report(EppSlotSignal.LoginRefused, TimeSpan.FromMinutes(30));
        await Eventually.True(async () => (await account.Budget())!.LoginsStoppedUntil is not null, "the refusal is stored");

        foreach (var replica in new[] { one, two })
        {
            var refusal = await Assert.ThrowsAsync<EppNotSentException>(async () => await replica.Slots.Acquire(Cancellation));
            Assert.Equal(EppNotSentReason.AuthenticationStopped, refusal.Reason);
            Assert.InRange(refusal.RetryAfter!.Value, TimeSpan.FromMinutes(25), TimeSpan.FromMinutes(30));
        }

        Assert.False(open.Lost.IsCancellationRequested);
        // Somebody has looked at the credentials of a process that started later.
        await using var corrected = await (await account.Start("three")).Slots.Acquire(Cancellation);
    }

    [Fact]
    public async Task A_refused_session_lets_nobody_log_in_for_a_while()
    {
        await using var account = new SharedAccount(sessions: 4);
        var one = await account.Start("one");
        var two = await account.Start("two");
        await using var open = await one.Slots.Acquire(Cancellation);
        await using var refused = await one.Slots.Acquire(Cancellation);

        one.Slots.Report(EppSlotSignal.SessionLimit, TimeSpan.FromSeconds(60));
        await refused.DisposeAsync();
        var until = (await account.Budget())!.LoginsPausedUntil!.Value;
        Assert.Equal(1, (await account.Budget())!.ShrunkTo);
        await open.DisposeAsync();
        await using var next = await two.Slots.Acquire(Cancellation);

        Assert.True(TimeProvider.System.GetUtcNow() >= until);
    }

    private async Task<double> Share(int replicas, int sessions, int rate, int commandsPerSession)
    {
        const int Seconds = 6;
        const int Workers = 2;
        await using var account = new SharedAccount(sessions, rate);
        using var registry = new Arrivals();
        var started = await Task.WhenAll(Enumerable.Range(0, replicas).Select(number => account.Start($"r{number}")));

        var quota = rate * Seconds / (replicas * Workers);
        var working = started.SelectMany(replica => Enumerable.Range(0, Workers).Select(_ => Work(replica, registry, quota, commandsPerSession)))
            .ToArray();
        await Task.WhenAny(working);
        var firstDone = TimeProvider.System.GetUtcNow();
        await Task.WhenAll(working).WaitAsync(TimeSpan.FromSeconds(Seconds * 10), Cancellation);

        // From then on there is not work for the whole rate.
        var share = registry.Rate(firstDone) / rate;
        var budget = (await account.Budget())!;
        output.WriteLine(
            $"{replicas} replicas, {rate}/s: {share:P1} used, at most {registry.MostInASecond()} in a second, "
            + $"{registry.MostSessions()} of {sessions} sessions, {registry.Seen.Count} frames, {budget.Version} writes of the budget");
        Assert.Equal(quota * replicas * Workers, registry.Seen.Count(arrival => arrival.Kind == ArrivalKind.Command));
        Assert.InRange(registry.MostInASecond(), 1, rate);
        Assert.InRange(registry.MostSessions(), 1, sessions);
        Assert.Empty(budget.Slots);
        return share;
    }

    private static async Task Work(SharedAccount.Replica replica, Arrivals registry, int quota, int commandsPerSession)
    {
        using var way = registry.Connect();
        while (quota > 0)
        {
            await using var slot = await replica.Slots.Acquire(Cancellation);
            await replica.Slots.WaitTurn(Cancellation);
            Arrivals.Send(way, ArrivalKind.Login);
            for (var sent = 0; sent < commandsPerSession && quota > 0; sent++, quota--)
            {
                await replica.Slots.WaitTurn(Cancellation);
                Assert.False(slot.Lost.IsCancellationRequested);
                Arrivals.Send(way, ArrivalKind.Command);
            }

            await replica.Slots.WaitTurn(Cancellation);
            Arrivals.Send(way, ArrivalKind.Logout);
        }
    }
}
