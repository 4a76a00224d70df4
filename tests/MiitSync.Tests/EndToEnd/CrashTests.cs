using DomainWorkers.BuildingBlocks.State;
using DomainWorkers.Contracts.Domains;
using DomainWorkers.Contracts.Registration;
using DomainWorkers.MiitSimulator;
using DomainWorkers.MiitSync.State;
using DomainWorkers.MiitSync.Tests.Rig;
using DomainWorkers.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace DomainWorkers.MiitSync.Tests.EndToEnd;

/// <summary>
/// A process dies before and after every write and every call between building a file and acknowledging its result, and others go on: each
/// number is taken once, no gap is left, and the ministry has of every domain what we believe that it has.
/// </summary>
public sealed class CrashTests
{
    /// <summary>Every so manieth step is died at; 1 is all of them and takes minutes.</summary>
    private static readonly int Stride = int.Parse(Environment.GetEnvironmentVariable("MIIT_CRASH_STRIDE") ?? "13", System.Globalization.CultureInfo.InvariantCulture);

    private static readonly DomainRecord First = Names.Domain("first.cn");
    private static readonly DomainRecord Second = Names.Domain("second.cn");

    [Theory]
    [InlineData(null, 1)]
    [InlineData(FaultAction.DoThenDrop, 4)]
    [InlineData(FaultAction.Forget, 7)]
    public async Task One_process_after_the_other(FaultAction? fault, int from)
    {
        var deaths = 0;
        for (var step = Stride == 1 ? 1 : from; ; step += Stride)
        {
            await using var life = await Life.Begin(fault);
            await life.Start("replica-1", step);
            await life.Run();
            var died = life.Last.Setup.Life.IsDead;
            if (died)
            {
                deaths++;
                await life.Start("replica-2");
                await life.Run();
            }

            await life.Balance(step);
            if (!died)
                break;
        }

        Assert.True(deaths >= 60 / Stride, $"It died {deaths} times only.");
    }

    [Fact]
    public async Task One_of_two_that_run_together()
    {
        var deaths = 0;
        for (var step = 2; step <= 100; step += Stride)
        {
            await using var life = await Life.Begin(step % 2 == 0 ? FaultAction.DoThenDrop : null);
            await life.Start("replica-1", step);
            await life.Start("replica-2");
            await life.Run();
            await life.Run();
            deaths += life.Deaths;
            await life.Balance(step);
        }

        Assert.True(deaths >= 30 / Stride, $"It died {deaths} times only.");
    }

    /// <summary>One store, one ministry, several processes.</summary>
    private sealed class Life : IAsyncDisposable
    {
        private readonly List<WorkerHarness> _processes = [];
        private readonly List<string> _sent = [];
        private readonly HarnessSetup _setup;
        private readonly Counter _counter;
        private int _told;

        private Life(HarnessSetup setup, Counter counter) => (_setup, _counter) = (setup, counter);

        public WorkerHarness Last => _processes[^1];

        public int Deaths => _processes.Count(process => process.Setup.Life.IsDead);

        public static async Task<Life> Begin(FaultAction? fault)
        {
            var clock = new FakeTimeProvider(Names.RegisteredAt.AddMinutes(30));
            // Idle looks would be most of the steps.
            var counter = await Counter.Open(clock, idle: "00:00:50");
            if (fault is { } action)
                counter.Faults.Next(action, "isp_upload");
            return new Life(new HarnessSetup { Clock = clock, Parts = [counter] }, counter);
        }

        public async Task Start(string name, int dieAt = int.MaxValue)
        {
            var life = new ProcessLife();
            life.DieAt(dieAt);
            _processes.Add(await WorkerHarness.Start(new MiitSyncModule(), _setup with { Instance = name, Life = life, Work = new() }));
        }

        /// <summary>Two domains, one after the other, a change of the first, and all results.</summary>
        public async Task Run()
        {
            await Tell(First);
            await Pass(0);
            await Tell(Second);
            await Tell(First.Next(domain => domain with { NameServers = ["ns5.example.net"] }));
            await Pass(0);
            await Pass(4);
            await Pass(4);
        }

        public async Task Balance(int step)
        {
            var where = $"after a death at step {step}: {string.Join(", ", _processes[0].Setup.Life.Steps.TakeLast(3))}";
            var accepted = _counter.Server.Ledger.Of("accepted").Select(line => line.Sequence!.Value).ToList();
            foreach (var lost in _counter.Server.Ledger.Of("forgotten"))
                accepted.Remove(lost.Sequence!.Value);
            Assert.True(accepted.Distinct().Count() == accepted.Count && accepted.Max() == accepted.Count, $"numbers {string.Join(' ', accepted)} {where}");
            var known = _counter.Ministry.Records.ToDictionary(record => record.Name);
            foreach (var domain in await Last.Services.GetRequiredService<IStateStore<ReportedDomain>>().Page(null, 100, CancellationToken.None))
            {
                Assert.True(domain.Pending is null && domain.MinistryId is not null, $"{domain.Facts.Name} is open {where}");
                Assert.True(known.TryGetValue(domain.Facts.Name, out var record) && record.Id == domain.MinistryId, $"{domain.Facts.Name} differs {where}");
                Assert.Equal(string.Join(';', domain.Facts.NameServers), record.Fields["Ym_fwq"]);
            }

            Assert.Equal(2, known.Count);
            Assert.Equal(0, _counter.Ministry.Fetchable(Counter.Unit));
        }

        public async ValueTask DisposeAsync()
        {
            foreach (var process in _processes)
                await process.DisposeAsync();
            await _counter.DisposeAsync();
        }

        private async Task Tell(DomainRecord domain)
        {
            var message = new DomainRegistered { Account = Desk.Account, OrderId = $"o-{++_told}", At = Names.RegisteredAt, Years = 1, Domain = domain };
            // What a dead one did not acknowledge, the broker gives to the next.
            foreach (var process in _processes.Where(process => !process.Setup.Life.IsDead))
            {
                var id = await process.Send(message);
                _sent.Add(id);
                await process.Settled();
                if (process.IsAcknowledged(id))
                    return;
            }
        }

        private async Task Pass(int hours)
        {
            _setup.Clock.Advance(TimeSpan.FromHours(hours));
            foreach (var process in _processes.Where(process => !process.Setup.Life.IsDead))
                await process.AdvanceMachine(TimeSpan.FromSeconds(65));
        }
    }
}
