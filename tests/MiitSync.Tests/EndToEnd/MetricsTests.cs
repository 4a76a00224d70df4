using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using DomainWorkers.BuildingBlocks.Sweeps;
using DomainWorkers.MiitSync.Pump;
using DomainWorkers.MiitSync.Tests.Rig;
using Microsoft.Extensions.DependencyInjection;

namespace DomainWorkers.MiitSync.Tests.EndToEnd;

/// <summary>What ops watch. The instruments belong to the process, so nothing else of this assembly runs beside it.</summary>
[CollectionDefinition(nameof(MetricsTests), DisableParallelization = true)]
[Collection(nameof(MetricsTests))]
public sealed class MetricsTests
{
    [Fact]
    public async Task Files_results_what_waits_and_a_stopped_line_are_counted()
    {
        var seen = new ConcurrentQueue<(string Name, double Value, string Attributes)>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, own) =>
            {
                if (instrument.Meter.Name == MinistryMetrics.MeterName)
                    own.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, attributes, _) => seen.Enqueue((instrument.Name, value, Text(attributes))));
        listener.SetMeasurementEventCallback<double>((instrument, value, attributes, _) => seen.Enqueue((instrument.Name, value, Text(attributes))));
        listener.Start();

        await using var desk = await Desk.Start(null, new KeyValuePair<string, string?>("Reporting:StoppedPause", "1.00:00:00"));
        desk.Counter.Faults.Judge("first.cn", 3005);
        await desk.Registered(Names.Domain("first.cn"));
        await desk.Results();
        await desk.Registered(Names.Domain("second.cn"));
        await Look(desk);
        Assert.Equal(1, Last(MinistryMetrics.AwaitedName) - AwaitedFirst);
        await desk.Results();
        desk.Counter.Ministry.Open(Counter.Unit, false);
        await desk.Registered(Names.Domain("third.cn"));
        await desk.Registered(Names.Domain("fourth.cn"));
        desk.Worker.Clock.Advance(TimeSpan.FromHours(2));
        await Look(desk);

        Assert.Equal(["outcome=taken code=", "outcome=taken code=", "outcome=refused code=19"], Attributes(MinistryMetrics.FilesName));
        Assert.Equal(["outcome=DelegationRefused", "outcome=ingested"], Attributes(MinistryMetrics.ResultsName));
        Assert.Equal((1, 1), (Last(MinistryMetrics.StoppedName), Last(MinistryMetrics.WaitingName)));
        Assert.InRange(Last(MinistryMetrics.OldestName), 7200, 7300);

        IEnumerable<string> Attributes(string name) => seen.Where(one => one.Name == name).Select(one => one.Attributes);
        double Last(string name) => seen.Last(one => one.Name == name).Value;
    }

    /// <summary>The file before is looked at for lateness only, and is among those that are awaited until then.</summary>
    private const int AwaitedFirst = 1;

    private static async Task Look(Desk desk) => await desk.Worker.Services.GetRequiredService<SweepRound>().Run(CancellationToken.None);

    private static string Text(ReadOnlySpan<KeyValuePair<string, object?>> attributes)
    {
        var text = new List<string>();
        foreach (var (name, value) in attributes)
            text.Add($"{name}={value}");
        return string.Join(' ', text);
    }
}
