using System.Collections.Concurrent;
using CsCheck;
using DomainWorkers.Epp;
using DomainWorkers.RegistrySubmission.Adapters.Budget;

namespace DomainWorkers.RegistrySubmission.Tests.Budget;

public sealed class BudgetPropertyTests
{
    private enum Act
    {
        Take,
        GiveBack,
        Die,
        LoseStore,
        FindStore,
        Refuse,
        Wait,
    }

    private static readonly Gen<Act> Acts = Gen.Frequency(
        (6, Gen.Const(Act.Take)), (3, Gen.Const(Act.GiveBack)), (1, Gen.Const(Act.Die)), (1, Gen.Const(Act.LoseStore)),
        (2, Gen.Const(Act.FindStore)), (1, Gen.Const(Act.Refuse)), (3, Gen.Const(Act.Wait)));

    [Fact]
    public void Live_slots_never_exceed_the_limit_whoever_dies_and_whatever_the_store_does() =>
        Gen.Select(Gen.Int[1, 8], Gen.Int[1, 6], Gen.Select(Acts, Gen.Int[0, 7], Gen.Int[0, 6000]).Array[20, 60])
            .Sample((replicas, limit, acts) => OneThread.Run(() => Play(replicas, limit, acts)), iter: 60, threads: 1);

    [Fact]
    public Task Turns_never_exceed_the_rate_in_any_second() =>
        Gen.Select(Gen.Int[1, 8], Gen.Int[1, 120], Gen.Int[1, 3], Gen.Int[1, 40])
            .SampleAsync((replicas, rate, workers, step) => Race(replicas, rate, workers, step), iter: 25, threads: 1);

    private static async Task Play(int count, int limit, (Act Act, int Who, int Time)[] acts)
    {
        await using var replicas = new Replicas(limit);
        var processes = Enumerable.Range(0, count).Select(number => replicas.Start($"r{number}")).ToArray();
        var held = new List<(int Who, IEppSlot Slot)>();
        foreach (var (act, chosen, time) in acts)
        {
            var who = chosen % count;
            switch (act)
            {
                case Act.Take:
                    if (await TryTake(processes[who]) is { } taken)
                        held.Add((who, taken));
                    break;
                case Act.GiveBack when held.FindIndex(entry => entry.Who == who) is >= 0 and var index:
                    var given = held[index];
                    held.RemoveAt(index);
                    await given.Slot.DisposeAsync();
                    break;
                case Act.Die:
                    // Its sessions die with it; what it held stands in the store.
                    await processes[who].DisposeAsync();
                    held.RemoveAll(entry => entry.Who == who);
                    processes[who] = replicas.Start($"r{who}");
                    break;
                case Act.LoseStore:
                    replicas.Memory.Faults.Disconnect();
                    break;
                case Act.FindStore:
                    replicas.Memory.Faults.Cease();
                    break;
                case Act.Refuse:
                    processes[who].Report(EppSlotSignal.SessionLimit, TimeSpan.FromSeconds(5));
                    break;
                default:
                    await replicas.Pass(TimeSpan.FromMilliseconds(time));
                    break;
            }

            var live = held.Count(entry => !entry.Slot.Lost.IsCancellationRequested);
            Assert.True(live <= limit, $"{live} sessions of {limit} after {act}");
        }

        replicas.Memory.Faults.Cease();
        Assert.Empty(replicas.Superseded);
    }

    private static async Task<IEppSlot?> TryTake(SharedEppSlots process)
    {
        using var patience = new CancellationTokenSource();
        var asking = process.Acquire(patience.Token).AsTask();
        for (var round = 0; round < 200 && !asking.IsCompleted; round++)
            await Task.Yield();
        await patience.CancelAsync();
        try
        {
            return await asking;
        }
        catch (Exception exception) when (exception is EppNotSentException or OperationCanceledException)
        {
            return null;
        }
    }

    private static async Task Race(int count, int rate, int workers, int step)
    {
        await using var replicas = new Replicas(limit: 100, rate);
        var turns = new ConcurrentBag<DateTimeOffset>();
        using var enough = new CancellationTokenSource();
        var racing = new List<Task>();
        for (var number = 0; number < count; number++)
        {
            var process = replicas.Start($"r{number}");
            for (var worker = 0; worker < workers; worker++)
                racing.Add(Work(process, replicas, turns, enough.Token));
        }

        // Enough that a window of a second has an outside.
        await replicas.Until(() => turns.Count > rate * 2 || racing.Exists(task => task.IsFaulted), TimeSpan.FromMilliseconds(step));
        await enough.CancelAsync();
        await Task.WhenAll(racing);

        var sorted = turns.Order().ToArray();
        for (var first = 0; first + rate < sorted.Length; first++)
        {
            var span = sorted[first + rate] - sorted[first];
            Assert.True(span >= TimeSpan.FromSeconds(1), $"{rate + 1} turns within {span} at {rate} a second");
        }
    }

    private static async Task Work(
        SharedEppSlots process, Replicas replicas, ConcurrentBag<DateTimeOffset> turns, CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                await process.WaitTurn(cancellationToken);
                turns.Add(replicas.Clock.GetUtcNow());
                await Task.Yield();
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Enough.
        }
    }
}
