using System.Security.Cryptography.X509Certificates;

namespace DomainWorkers.RegistrySimulator;

/// <summary>A registry that speaks EPP over TLS on the loopback interface, strict by default and faulty on request.</summary>
public sealed class RegistryServer : IAsyncDisposable
{
    private readonly Registry _registry;
    private readonly Listener<FaultRule> _listener;
    private readonly Certificates _certificates;
    private readonly Dictionary<string, AccountGate> _gates;
    private readonly TimeProvider _clock;

    private RegistryServer(SimulatorOptions options, TimeProvider clock, TimeProvider machineClock)
    {
        _clock = clock;
        _certificates = new Certificates("Registry simulator authority", options.CertificateFolder, options.ServerNames, machineClock);
        _registry = new Registry(options, clock, machineClock);
        Faults = new Faults(options.Seed);
        Objects = new RegistryObjects(_registry);
        Desk = new RegistryDesk(_registry, options);
        _gates = options.Accounts.ToDictionary(a => a.ClientId, a => new AccountGate(a, options.RateSpan, machineClock));
        _listener = new Listener<FaultRule>(new SessionContext<FaultRule>(
            options, Schemas.Limits, new RegistryFront(options, _registry, Faults, new Logins(_registry, options, _gates), clock),
            new FrameReader(Schemas.Own, new RegistryCommands()), _gates, _certificates.Tls(), machineClock));
    }

    public int Port => _listener.Port;

    /// <summary>The authority that issued the server's certificate: what a client must trust.</summary>
    public X509Certificate2 AuthorityCertificate => _certificates.Authority;

    /// <summary>A client certificate with its private key.</summary>
    public X509Certificate2 ClientCertificate => _certificates.Client;

    public Faults Faults { get; }

    public Ledger Ledger => _registry.Ledger;

    /// <summary>Business time as the registry sees it.</summary>
    public DateTimeOffset Now => _clock.GetUtcNow();

    public RegistryObjects Objects { get; }

    public RegistryDesk Desk { get; }

    public IReadOnlyCollection<string> Accounts => _gates.Keys;

    /// <summary>Open connections, logged in or not.</summary>
    public int Connections => _listener.Connections;

    /// <summary>The earliest instant at which an object changes by itself; null when nothing waits for time.</summary>
    public DateTimeOffset? NextDueAt => _registry.Look(store => store.Due.TryPeek(out _, out var at) ? at : (DateTimeOffset?)null);

    /// <param name="options">Checked at once; see <see cref="SimulatorOptions"/>.</param>
    /// <param name="clock">Business time of the objects.</param>
    /// <param name="cancellationToken">Gives up starting.</param>
    public static Task<RegistryServer> Start(SimulatorOptions options, TimeProvider clock, CancellationToken cancellationToken) =>
        Start(options, clock, TimeProvider.System, cancellationToken);

    /// <summary>The same with a machine clock of the caller's, for tests of timeouts and rates.</summary>
    public static Task<RegistryServer> Start(
        SimulatorOptions options, TimeProvider clock, TimeProvider machineClock, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        OptionChecks.Require(options);
        _ = Schemas.Own.Set;
        var server = new RegistryServer(options, clock, machineClock);
        server._listener.Up();
        return Task.FromResult(server);
    }

    /// <summary>Another client certificate; its common name is the account's client id.</summary>
    public X509Certificate2 ClientCertificateOf(string clientId) => _certificates.ClientOf(clientId);

    public RateCount Rate(string clientId) => _gates[clientId].Rate.Count;

    public int Sessions(string clientId) => _gates[clientId].Sessions;

    public int PeakSessions(string clientId) => _gates[clientId].PeakSessions;

    /// <summary>Connections are refused and existing ones reset, until <see cref="Up"/>.</summary>
    public Task Down() => _listener.Down();

    public void Up() => _listener.Up();

    /// <summary>Lets everything happen that is due by the business clock; commands do so by themselves.</summary>
    public void Advance() => _registry.Do((_, _, _) => true);

    public async ValueTask DisposeAsync()
    {
        await _listener.Down();
        _registry.Dispose();
        _certificates.Dispose();
        // A rig that was measured with a broken ruler must not pass.
        if (_listener.Failures.Count > 0)
            throw new AggregateException("The registry simulator itself failed.", _listener.Failures);
    }
}
