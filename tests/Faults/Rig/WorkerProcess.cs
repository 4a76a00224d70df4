using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace DomainWorkers.Faults.Rig;

/// <summary>One replica of the worker: a process that is started, watched until it says it is ready, and killed by its id.</summary>
internal sealed class WorkerProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(10);

    private readonly IReadOnlyDictionary<string, string> _settings;
    private readonly string _project;
    private readonly string? _sabotage;
    private readonly StreamWriter _log;
    private readonly HttpClient _health;
    private Process? _process;

    public WorkerProcess(string instance, IReadOnlyDictionary<string, string> settings, string? sabotage, string log, string project = "RegistrySubmission")
    {
        Instance = instance;
        _project = project;
        _sabotage = sabotage;
        _log = new StreamWriter(log, append: false, new UTF8Encoding(false)) { AutoFlush = true };
        var address = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{FreePort()}");
        _settings = new Dictionary<string, string>(settings) { ["Worker__Instance"] = instance, ["Worker__HealthUrl"] = address };
        _health = new HttpClient { BaseAddress = new Uri(address), Timeout = TimeSpan.FromSeconds(5) };
    }

    public string Instance { get; }

    public bool Runs => _process is not null;

    public int ProcessId => _process!.Id;

    /// <summary>When it will be killed, while that is decided and lies ahead.</summary>
    public DateTimeOffset? KillAt { get; set; }

    /// <summary>Starts it, and returns when it consumes and can write.</summary>
    public async Task<DateTimeOffset> Start(CancellationToken cancellationToken)
    {
        _process = new Process { StartInfo = StartInfo() };
        _process.OutputDataReceived += (_, line) => Log(line.Data);
        _process.ErrorDataReceived += (_, line) => Log(line.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();

        var limit = TimeProvider.System.GetUtcNow() + StartLimit;
        while (!await IsReady(cancellationToken))
        {
            if (_process.HasExited)
                throw new InvalidOperationException($"{Instance} ended with {_process.ExitCode} before it was ready; see its log in the evidence.");
            if (TimeProvider.System.GetUtcNow() > limit)
                throw new TimeoutException($"{Instance} was not ready within {StartLimit}; see its log in the evidence.");
            await Task.Delay(20, cancellationToken);
        }

        return TimeProvider.System.GetUtcNow();
    }

    /// <summary>SIGKILL to this process id; returns when the system has taken it away.</summary>
    public async Task<DateTimeOffset> Kill()
    {
        var at = TimeProvider.System.GetUtcNow();
        _process!.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _process = null;
        KillAt = null;
        return at;
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
            await Kill();
        _health.Dispose();
        await _log.DisposeAsync();
    }

    private ProcessStartInfo StartInfo()
    {
        var start = Programs.Start(_sabotage is null ? _project : "Faults.Saboteur");
        if (_sabotage is not null)
            start.ArgumentList.Add(_sabotage);
        foreach (var (name, value) in _settings)
            start.Environment[name] = value;
        return start;
    }

    private async Task<bool> IsReady(CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await _health.GetAsync("/health/ready", cancellationToken);
            return answer.IsSuccessStatusCode;
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException && !cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    private void Log(string? line)
    {
        if (line is null)
            return;
        lock (_log)
            _log.WriteLine(line);
    }

    /// <summary>Below the system's range for outgoing connections, so that nobody takes it while the worker is down.</summary>
    private static int FreePort()
    {
        for (var port = Random.Shared.Next(20_000, 32_000); ; port = Random.Shared.Next(20_000, 32_000))
        {
            using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            try
            {
                socket.Bind(new IPEndPoint(IPAddress.Loopback, port));
                return port;
            }
            catch (SocketException)
            {
                // Taken: another one.
            }
        }
    }
}
