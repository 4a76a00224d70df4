using System.Runtime.CompilerServices;
using DomainWorkers.RegistrySubmission.Domain;
using DomainWorkers.TestKit;

namespace DomainWorkers.RegistrySubmission.Tests.Pump;

/// <summary>
/// The process dies before and after every write, publish and registry command, one after the other, and another one goes on: the
/// account balances each time.
/// </summary>
public sealed class CrashTests
{
    /// <summary>Each so-many-th step by default, others for each scenario; REGISTRY_CRASH_STRIDE=1 takes all of them.</summary>
    private static readonly int Stride = int.TryParse(Environment.GetEnvironmentVariable("REGISTRY_CRASH_STRIDE"), out var stride) ? stride : 4;

    [Theory]
    [InlineData(null)]
    [InlineData(RegistryMishap.LoseAnswer)]
    [InlineData(RegistryMishap.LoseCommand)]
    public Task A_registration(RegistryMishap? mishap) => DieEverywhere(
        _ => Task.CompletedTask,
        async (lives, registry) =>
        {
            if (mishap is { } lost)
                registry.Next(lost);
            await lives.Send(lives.Current.Register("o-1", years: 2));
        });

    [Theory]
    [InlineData(null)]
    [InlineData(RegistryMishap.LoseAnswer)]
    [InlineData(RegistryMishap.LoseCommand)]
    public Task A_renewal(RegistryMishap? mishap) => DieEverywhere(
        lives => lives.Send(lives.Current.Register("o-1")),
        async (lives, registry) =>
        {
            if (mishap is { } lost)
                registry.Next(lost);
            await lives.Send(lives.Current.Renew(DomainId, "o-2", 3));
        });

    [Fact]
    public Task Two_renewals_of_one_domain() => DieEverywhere(
        lives => lives.Send(lives.Current.Register("o-1")),
        async (lives, _) =>
        {
            await lives.Send(lives.Current.Renew(DomainId, "o-2", 1));
            await lives.Send(lives.Current.Renew(DomainId, "o-3", 2));
        });

    [Fact]
    public Task Two_registrations_of_one_name() => DieEverywhere(
        _ => Task.CompletedTask,
        async (lives, _) =>
        {
            await lives.Send(lives.Current.Register("o-1"));
            await lives.Send(lives.Current.Register("o-2"));
        });

    [Fact]
    public Task A_registration_that_the_registry_refuses() => DieEverywhere(
        _ => Task.CompletedTask,
        async (lives, registry) =>
        {
            registry.Put(new FakeDomain { Name = Orders.Name, Sponsor = "registrar-b", CreatedAt = DateTimeOffset.UnixEpoch });
            await lives.Send(lives.Current.Register("o-1"));
        });

    [Fact]
    public Task An_order_that_is_refused_at_the_door() => DieEverywhere(
        _ => Task.CompletedTask,
        (lives, _) => lives.Send(lives.Current.Register("o-1", "-tea-.cn")));

    private static string DomainId { get; } = OperationIds.DomainId("acme/register/o-1");

    /// <summary>Runs it again and again, dying some steps later each time, until a run ends before it can die.</summary>
    private static async Task DieEverywhere(
        Func<Lives, Task> before, Func<Lives, FakeRegistry, Task> orders, [CallerMemberName] string scenario = "")
    {
        var deaths = 0;
        for (var step = 1 + (scenario.Length % Stride); ; step += Stride)
        {
            var registry = new FakeRegistry();
            await using var lives = new Lives(new HarnessSetup { Parts = [registry] });
            var dying = await Prepared(lives, before, step);
            await orders(lives, registry);
            await lives.Finish();
            var died = dying.Setup.Life.IsDead;
            if (died)
            {
                deaths++;
                await lives.Next();
                await lives.Finish();
            }

            try
            {
                await Account.Balance(registry, lives.Current, lives.All, lives.Orders);
            }
            catch (Xunit.Sdk.XunitException exception)
            {
                Assert.Fail($"After a death at step {step}, {dying.Setup.Life.Steps[^1]}: {exception.Message}\n"
                    + $"{string.Join("\n", dying.Setup.Life.Steps)}");
            }

            if (!died)
                break;
        }

        // Insert, save, claim, command, publish and clear, before and after each.
        Assert.True(deaths >= Math.Max(1, 6 / Stride), $"It died {deaths} times only.");
    }

    private static async Task<WorkerHarness> Prepared(Lives lives, Func<Lives, Task> before, int step)
    {
        await lives.Next();
        await before(lives);
        if (lives.Orders.Count == 0)
        {
            lives.Current.Setup.Life.DieAt(step);
            return lives.Current;
        }

        await lives.Finish();
        return await lives.Next(step);
    }
}
