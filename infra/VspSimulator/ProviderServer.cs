using System.Security.Cryptography.X509Certificates;

namespace DomainWorkers.VspSimulator;

/// <summary>A verification provider that speaks EPP over TLS on the loopback interface, strict by default and faulty on request.</summary>
public sealed class ProviderServer : IAsyncDisposable
{
    private readonly Provider _provider;
    private readonly Listener<FaultRule> _listener;
    private readonly Certificates _tls;
    private readonly SigningCertificates _signing;
    private readonly Dictionary<string, AccountGate> _gates;
    private readonly TimeProvider _clock;

    private ProviderServer(ProviderOptions options, TimeProvider clock, TimeProvider machineClock)
    {
        _clock = clock;
        _tls = new Certificates(
            "Verification provider simulator TLS authority", options.CertificateFolder, options.ServerNames, machineClock);
        _signing = new SigningCertificates(options.CertificateFolder, machineClock);
        Faults = new Faults(options.Seed);
        _provider = new Provider(
            options, Faults, new CodeSigner(_signing), new SubjectHashes(options.CertificateFolder), clock, machineClock);
        Desk = new ProviderDesk(_provider, _signing);
        _gates = options.Accounts.ToDictionary(a => a.ClientId, a => new AccountGate(a, options.RateSpan, machineClock));
        _listener = new Listener<FaultRule>(new SessionContext<FaultRule>(
            options, Schemas.Limits, new ProviderFront(options, _provider, Faults, new Logins(options, _gates), clock),
            new FrameReader(Schemas.Own, new ProviderCommands()), _gates, _tls.Tls(), machineClock));
    }

    public int Port => _listener.Port;

    /// <summary>The authority that issued the server's certificate: what a client must trust to connect.</summary>
    public X509Certificate2 AuthorityCertificate => _tls.Authority;

    /// <summary>A client certificate with its private key.</summary>
    public X509Certificate2 ClientCertificate => _tls.Client;

    /// <summary>The authority that vouches for signed codes: what a client must trust to believe one.</summary>
    public X509Certificate2 SigningAuthority => _signing.Authority;

    /// <summary>The certificate that signs codes now, without its key.</summary>
    public X509Certificate2 Signer => X509CertificateLoader.LoadCertificate(_signing.Signer.RawData);

    /// <summary>The signing authority's revocation list, DER.</summary>
    public byte[] RevocationList => _signing.RevocationList;

    public Faults Faults { get; }

    public Ledger Ledger => _provider.Ledger;

    public ProviderDesk Desk { get; }

    /// <summary>Business time as the provider sees it.</summary>
    public DateTimeOffset Now => _clock.GetUtcNow();

    public IReadOnlyCollection<string> Accounts => _gates.Keys;

    /// <summary>Open connections, logged in or not.</summary>
    public int Connections => _listener.Connections;

    /// <summary>The earliest instant at which something pending is decided; null when nothing waits for time.</summary>
    public DateTimeOffset? NextDueAt => _provider.Look(register => register.NextDueAt);

    /// <summary>All verifications after everything due has happened; to look at, not to change.</summary>
    public IReadOnlyList<Verification> Verifications => _provider.Do((register, _, _, _) => register.All.ToArray());

    /// <param name="options">Checked at once; see <see cref="ProviderOptions"/>.</param>
    /// <param name="clock">Business time of the objects.</param>
    /// <param name="cancellationToken">Gives up starting.</param>
    public static Task<ProviderServer> Start(ProviderOptions options, TimeProvider clock, CancellationToken cancellationToken) =>
        Start(options, clock, TimeProvider.System, cancellationToken);

    /// <summary>The same with a machine clock of the caller's, for tests of timeouts and rates.</summary>
    public static Task<ProviderServer> Start(
        ProviderOptions options, TimeProvider clock, TimeProvider machineClock, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        OptionChecks.Require(options);
        _ = Schemas.Own.Set;
        var server = new ProviderServer(options, clock, machineClock);
        server._listener.Up();
        return Task.FromResult(server);
    }

    /// <summary>Another client certificate; its common name is the account's client id.</summary>
    public X509Certificate2 ClientCertificateOf(string clientId) => _tls.ClientOf(clientId);

    /// <summary>Messages that wait in the poll queue, oldest first.</summary>
    public IReadOnlyList<PollMessage> Messages(string clientId) => _provider.Do((_, queues, _, _) => queues.Of(clientId).Values.ToArray());

    /// <summary>What the ledger calls a person or organisation.</summary>
    /// <param name="role">person or org.</param>
    /// <param name="name">As submitted.</param>
    /// <param name="number">As submitted; case does not matter.</param>
    public string Subject(string role, string name, string number) => _provider.Hashes.Subject(role, name, number);

    public RateCount Rate(string clientId) => _gates[clientId].Rate.Count;

    public int Sessions(string clientId) => _gates[clientId].Sessions;

    public int PeakSessions(string clientId) => _gates[clientId].PeakSessions;

    /// <summary>Connections are refused and existing ones reset, until <see cref="Up"/>.</summary>
    public Task Down() => _listener.Down();

    public void Up() => _listener.Up();

    /// <summary>Lets everything happen that is due by the business clock; commands do so by themselves.</summary>
    public void Advance() => _provider.Do((_, _, _, _) => true);

    public async ValueTask DisposeAsync()
    {
        await _listener.Down();
        _provider.Dispose();
        _tls.Dispose();
        _signing.Dispose();
        // A rig that was measured with a broken ruler must not pass.
        if (_listener.Failures.Count > 0)
            throw new AggregateException("The provider simulator itself failed.", _listener.Failures);
    }
}
