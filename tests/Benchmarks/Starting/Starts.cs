using System.Diagnostics;
using System.Security.Cryptography;
using DomainWorkers.Benchmarks.Figures;
using DomainWorkers.Benchmarks.Rig;
using DomainWorkers.Faults.Rig;

namespace DomainWorkers.Benchmarks.Starting;

/// <summary>How long each worker takes from its start until it is ready, and what memory it has when nothing is to be done.</summary>
internal static class Starts
{
    private const double GoalSeconds = 3;
    private const double GoalMegabytes = 150;

    // The first samples are taken and the bus has settled by then.
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(20);

    /// <summary>Each worker with what it needs beyond broker and store. Nothing outside is asked before there is work.</summary>
    private static readonly IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Workers =
        new Dictionary<string, IReadOnlyDictionary<string, string>>
        {
            ["RegistrySubmission"] = new Dictionary<string, string>(),
            ["EmailVerification"] = new Dictionary<string, string>
            {
                ["Vault__KeyEncryption__EmailVerification__Keys__k1"] = NewKey(),
                ["Vault__Lookup__Keys__p1"] = NewKey(),
                ["Verification__AddressKey"] = NewKey(),
                ["Verification__TokenKey"] = NewKey(),
                ["Mail__Pickup"] = Path.GetTempPath(),
                ["Mail__From"] = "no-reply@registrar.example",
                ["Mail__Link"] = "https://registrar.example/?account={account}&address={address}&token={token}",
                ["Sms__Pickup"] = Path.GetTempPath(),
            },
            ["MiitSync"] = new Dictionary<string, string>
            {
                ["Vault__KeyEncryption__MiitSync__Keys__k1"] = NewKey(),
                ["Ministry__Address"] = "http://127.0.0.1:9/",
                ["Ministry__Unit"] = "100001",
                ["Ministry__UserName"] = "registrar",
                ["Ministry__Password"] = "registrar-pw",
                ["Ministry__Registrar"] = "registrar",
            },
        };

    public static async Task Run(Invocation invocation, Report report, CancellationToken cancellationToken)
    {
        await using var deployment = await Deployment.Open(sessions: 2, commandsPerSecond: 0, cancellationToken);
        foreach (var (worker, own) in Workers)
        {
            var settings = deployment.Settings.Concat(own).ToDictionary();
            await Programs.Run(worker, ["--topology", "apply"], settings, cancellationToken);
            var (seconds, megabytes) = (new List<double>(), new List<double>());
            for (var round = 0; round < invocation.Rounds; round++)
            {
                var (took, memory) = await Once(worker, settings, cancellationToken);
                seconds.Add(took.TotalSeconds);
                megabytes.Add(memory / 1e6);
                report.Progress($"{worker}: ready after {took.TotalSeconds:0.00} s, {memory / 1e6:0} MB idle, load average {Machine.LoadAverage}");
            }

            report.Add(new Figure($"start.{worker}.ready", new Sample(seconds), "s") { Goal = GoalSeconds, AtMost = true });
            report.Add(new Figure($"start.{worker}.idle", new Sample(megabytes), "MB") { Goal = GoalMegabytes, AtMost = true });
        }
    }

    private static async Task<(TimeSpan Took, long Memory)> Once(
        string worker, Dictionary<string, string> settings, CancellationToken cancellationToken)
    {
        var health = $"http://127.0.0.1:{FreePorts.Next()}";
        var all = new Dictionary<string, string>(settings) { ["Worker__Instance"] = "start", ["Worker__HealthUrl"] = health };
        var began = Stopwatch.GetTimestamp();
        await using var program = ProgramUnderTest.Start(worker, [], all);
        await program.Ready(new Uri($"{health}/health/ready"), cancellationToken);
        var took = Stopwatch.GetElapsedTime(began);
        await Task.Delay(Idle, cancellationToken);
        return (took, program.Memory);
    }

    private static string NewKey() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
}
