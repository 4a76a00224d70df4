using DomainWorkers.MiitSimulator;
using DomainWorkers.MiitSimulator.State;
using DomainWorkers.MiitSync.Adapters;
using DomainWorkers.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace DomainWorkers.MiitSync.Tests.Rig;

/// <summary>The ministry as a server in this process, on the harness's business clock; calls to it are steps of the process that makes them.</summary>
internal sealed class Counter : IHarnessPart, IAsyncDisposable
{
    public const long Unit = 100001;
    private const string Password = "simulated-密码";

    private Counter(MinistryServer server) => Server = server;

    public MinistryServer Server { get; }

    public Faults Faults => Server.Faults;

    public Ministry Ministry => Server.Ministry;

    public Holders Holders { get; } = new();

    public Archive Archive { get; } = new();

    /// <summary>How often an idle counter is looked at, where it is not the usual.</summary>
    public string? Idle { get; init; }

    /// <summary>Our name in the settings of processes that start from now on.</summary>
    public string Registrar { get; set; } = "示例网络有限公司";

    /// <summary>Whether the worker reads holders and keeps files in its real vault.</summary>
    public bool RealVault { get; init; }

    public IEnumerable<KeyValuePair<string, string?>> Settings =>
    [
        new("Ministry:Address", Server.Address.ToString()),
        new("Ministry:Unit", $"{Unit}"),
        new("Ministry:UserName", "registrar"),
        new("Ministry:Password", Password),
        new("Ministry:Registrar", Registrar),
        new("Reporting:DownloadEvery", Idle ?? "00:00:30"),
        new("Reporting:Every", Idle ?? "00:00:02"),
        new("Reporting:LongestPause", "00:00:20"),
        new("Reporting:Lease", "00:00:20"),
    ];

    public static async Task<Counter> Open(TimeProvider clock, Func<MiitSimulator.MinistryOptions, MiitSimulator.MinistryOptions>? change = null, bool realVault = false, string? idle = null)
    {
        var options = new MiitSimulator.MinistryOptions { Units = [new ReportingUnit(Unit, "registrar", Password)] };
        return new Counter(await MinistryServer.Start(change?.Invoke(options) ?? options, clock, CancellationToken.None)) { RealVault = realVault, Idle = idle };
    }

    public void Register(IServiceCollection services, ProcessLife life)
    {
        services.AddSingleton<IMinistry>(provider => new MinistryLink(Ministries.Open(provider), life));
        if (RealVault)
            return;
        services.AddSingleton<IHolders>(Holders);
        services.AddSingleton<IUploadArchive>(new ArchiveLink(Archive, life));
    }

    public ValueTask DisposeAsync() => Server.DisposeAsync();
}
