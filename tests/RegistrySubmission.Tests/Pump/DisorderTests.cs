using CsCheck;
using DomainWorkers.Contracts.Registration;
using DomainWorkers.RegistrySubmission.Domain;
using DomainWorkers.TestKit;

namespace DomainWorkers.RegistrySubmission.Tests.Pump;

/// <summary>
/// Messages in any order and any number of times, lost answers and deaths among them: whatever happens, the account balances. A failing
/// case prints its seed, which CsCheck_Seed runs again.
/// </summary>
public sealed class DisorderTests
{
    private static readonly string[] Names = ["tea.cn", "silk.cn", "boats.com"];

    private static readonly string DomainId = OperationIds.DomainId("acme/register/o-0");

    /// <summary>Which order is sent next, what goes wrong at the registry, and whether the process dies a while later.</summary>
    private static readonly Gen<(int Order, int Mishap, int DieAfter)[]> Scripts =
        Gen.Select(Gen.Int[0, 7], Gen.Int[0, 5], Gen.Frequency((3, Gen.Const(0)), (1, Gen.Int[1, 40])), (order, mishap, death) => (order, mishap, death))
            .Array[4, 14];

    [Fact]
    public Task Orders_in_any_order_and_number_with_lost_answers_between_them() =>
        Scripts.SampleAsync(script => Run(script, deaths: false), iter: 15, threads: 1);

    [Fact]
    public Task The_same_with_processes_that_die_in_between() =>
        Scripts.SampleAsync(script => Run(script, deaths: true), iter: 15, threads: 1);

    private static async Task Run((int Order, int Mishap, int DieAfter)[] script, bool deaths)
    {
        var registry = new FakeRegistry();
        await using var lives = new Lives(new HarnessSetup { Parts = [registry] });
        await lives.Next();
        await lives.Send(lives.Current.Register("o-0"));
        await lives.Finish();

        foreach (var (order, mishap, dieAfter) in script)
        {
            if (mishap is 1 or 2)
                registry.Next(mishap == 1 ? RegistryMishap.LoseAnswer : RegistryMishap.LoseCommand);
            if (lives.Current.Setup.Life.IsDead)
                await lives.Next();
            if (deaths && dieAfter > 0)
                lives.Current.Setup.Life.DieAt(lives.Current.Setup.Life.Steps.Count + dieAfter);
            await lives.Send(Order(lives.Current, order));
            if (mishap is 3)
                await lives.Current.Settled();
        }

        await lives.Current.Settled();
        if (lives.Current.Setup.Life.IsDead || deaths)
            await lives.Next();
        await lives.Finish();
        await lives.Current.AdvanceMachine(TimeSpan.FromMinutes(3));
        await Account.Balance(registry, lives.Current, lives.All, lives.Orders);
    }

    /// <summary>Eight orders: registrations that share names, and renewals of one domain.</summary>
    private static object Order(WorkerHarness w, int number) => number < 5
        ? w.Register($"reg-{number}", Names[number % Names.Length])
        : w.Renew(DomainId, $"ren-{number}", number - 4);
}
