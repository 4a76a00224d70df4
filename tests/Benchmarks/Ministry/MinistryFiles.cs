using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using DomainWorkers.Benchmarks.Figures;
using DomainWorkers.Benchmarks.Rig;
using DomainWorkers.Faults.Rig;
using DomainWorkers.MiitSimulator;

namespace DomainWorkers.Benchmarks.Ministry;

/// <summary>
/// How fast dirty domains become files that the ministry has taken, as a share of building and sending the very same files without any
/// state; and the most memory that the worker takes for it. <c>--messages</c> is the number of domains, e.g. 100000 with <c>--rounds 1</c>.
/// </summary>
internal static class MinistryFiles
{
    private const long Unit = 100001;
    private static readonly TimeSpan Limit = TimeSpan.FromHours(2);

    public static async Task Run(Invocation invocation, Report report, CancellationToken cancellationToken)
    {
        List<double> ratio = [], worker = [], known = [], calibration = [], peak = [], processor = [];
        for (var round = 0; round < invocation.Rounds; round++)
        {
            await using var ministry = await Open(cancellationToken);
            var way = await Worker(ministry, invocation.Messages, cancellationToken);
            var bare = await SameFiles.Send(ministry, invocation.Messages, cancellationToken);
            worker.Add(invocation.Messages / way.Taken.TotalSeconds);
            known.Add(invocation.Messages / way.Known.TotalSeconds);
            calibration.Add(bare);
            ratio.Add(worker[^1] / bare);
            peak.Add(way.Peak / 1048576.0);
            processor.Add(way.Processor.TotalMicroseconds / invocation.Messages);
        }

        report.Add(new Figure("ministry-files", Sample.Of(ratio), "ratio"));
        report.Add(new Figure("ministry-files.worker", Sample.Of(worker), "domains/s"));
        report.Add(new Figure("ministry-files.with-results", Sample.Of(known), "domains/s"));
        report.Add(new Figure("ministry-files.calibration", Sample.Of(calibration), "domains/s"));
        report.Add(new Figure("ministry-files.worker-processor", Sample.Of(processor), "us/domain"));
        report.Add(new Figure("ministry-files.worker-peak", Sample.Of(peak), "MB") { Goal = 500, AtMost = true });
    }

    public static string Password => "simulated-pw";

    /// <summary>It takes whatever comes, at once, and has the results ready at once.</summary>
    public static Task<MinistryServer> Open(CancellationToken cancellationToken) => MinistryServer.Start(
        new MiitSimulator.MinistryOptions { Units = [new ReportingUnit(Unit, "registrar", Password)], PendingFiles = 100_000, ResultDelay = TimeSpan.Zero },
        TimeProvider.System, cancellationToken);

    private static async Task<Way> Worker(MinistryServer ministry, int count, CancellationToken cancellationToken)
    {
        var prefix = string.Create(CultureInfo.InvariantCulture, $"b{Environment.ProcessId}-{RandomNumberGenerator.GetInt32(0x1000000):x}");
        await using var engines = await Engines.Open(prefix, cancellationToken);
        await using var dirty = new DirtyDomains(engines.Store, prefix);
        var health = $"http://127.0.0.1:{FreePorts.Next()}";
        var settings = new Dictionary<string, string>(await SampleVault.Fill(engines.Store, prefix, "MiitSync", cancellationToken))
        {
            ["Broker__Uri"] = engines.Broker.OriginalString,
            ["Broker__Management"] = engines.Management.OriginalString,
            ["Store__Uri"] = engines.Store,
            ["Store__DatabasePrefix"] = prefix,
            ["Parking__SealKey"] = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)),
            ["Worker__HealthUrl"] = health,
            ["Ministry__Address"] = ministry.Address.ToString(),
            ["Ministry__Unit"] = Unit.ToString(CultureInfo.InvariantCulture),
            ["Ministry__UserName"] = "registrar",
            ["Ministry__Password"] = Password,
            ["Ministry__Registrar"] = "示例网络有限公司",
            ["Reporting__Every"] = "00:00:00.1",
            ["Reporting__DownloadEvery"] = "00:00:00.1",
        };
        await Programs.Run("MiitSync", ["--topology", "apply"], settings, cancellationToken);
        await using var program = ProgramUnderTest.Start("MiitSync", [], settings);
        await program.Ready(new Uri($"{health}/health/ready"), cancellationToken);
        await dirty.Learn(engines.Broker, cancellationToken);

        // Nothing is sent while they are stored.
        await program.Hold(cancellationToken);
        await dirty.Add(count, cancellationToken);
        var (before, started) = (program.Processor, Stopwatch.GetTimestamp());
        program.Release();
        var taken = await Until(() => Task.FromResult(ministry.Ledger.Of("accepted").Sum(file => file.Records) == count + 1));
        var known = await Until(() => dirty.AllKnown(count, cancellationToken));
        Verify(ministry, count);
        return new Way(taken, known, program.PeakMemory, program.Processor - before);

        async Task<TimeSpan> Until(Func<Task<bool>> happened)
        {
            while (!await happened())
            {
                if (Stopwatch.GetElapsedTime(started) > Limit)
                    throw new TimeoutException($"The ministry has {ministry.Ministry.Records.Count} of {count} domains after {Limit}.");
                await Task.Delay(100, cancellationToken);
            }

            return Stopwatch.GetElapsedTime(started);
        }
    }

    private static void Verify(MinistryServer ministry, int count)
    {
        var files = ministry.Ledger.Of("accepted");
        if (files.Any(file => file.Records is < 1 or > 1000) || files.Sum(file => file.Records) != count + 1 || ministry.Ministry.Records.Count != count + 1)
            throw new BenchmarkException($"{files.Count} files with {files.Sum(file => file.Records)} records for {count} domains.");
        if (!files.Select(file => file.Sequence!.Value).SequenceEqual(Enumerable.Range(1, files.Count).Select(number => (long)number)))
            throw new BenchmarkException("Numbers are missing or came twice.");
    }

    /// <summary>How long it took until all were taken, and until all results were known; the most memory; processor time for all of it.</summary>
    private sealed record Way(TimeSpan Taken, TimeSpan Known, long Peak, TimeSpan Processor);
}
