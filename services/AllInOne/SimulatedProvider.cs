using System.Security.Cryptography;
using DomainWorkers.VspSimulator;

namespace DomainWorkers.AllInOne;

/// <summary>The verification provider of the demonstration: a real EPP server on the loopback interface, in this process.</summary>
internal sealed class SimulatedProvider : IAsyncDisposable
{
    private const int VspId = 1;
    private const string ClientId = "registrar";

    // Where nothing is marked: decided in the same working day, and told by poll.
    private static readonly TimeSpan Review = TimeSpan.FromHours(4);

    private readonly ProviderServer _server;
    private readonly string _folder;

    private SimulatedProvider(ProviderServer server, string folder) => (_server, _folder) = (server, folder);

    public Faults Faults => _server.Faults;

    public ProviderDesk Desk => _server.Desk;

    public Ledger Ledger => _server.Ledger;

    /// <summary>When it next decides something by itself.</summary>
    public DateTimeOffset? NextDueAt => _server.NextDueAt;

    /// <summary>Whether every decision that it queued for us was read and acknowledged.</summary>
    public bool DecisionsAreRead => _server.Messages(ClientId).Count == 0;

    /// <param name="clock">Business time.</param>
    /// <param name="atOnce">Decides without delay: where the clock runs, nobody waits for hours.</param>
    /// <param name="cancellationToken">Gives up starting.</param>
    public static async Task<SimulatedProvider> Start(TimeProvider clock, bool atOnce, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("domainworkers-provider-").FullName;
        return new SimulatedProvider(
            await ProviderServer.Start(
                new ProviderOptions
                {
                    Accounts = [new ProviderAccount(ClientId, Password)],
                    VspId = VspId,
                    RealNameReview = atOnce ? TimeSpan.Zero : Review,
                    CertificateFolder = folder,
                    LedgerPath = Path.Combine(folder, "ledger.jsonl"),
                },
                clock, cancellationToken),
            folder);
    }

    /// <summary>Lets it decide what is due.</summary>
    public void Advance() => _server.Advance();

    /// <summary>The settings by which the worker finds it, and short waits of machine time.</summary>
    public IEnumerable<KeyValuePair<string, string?>> Settings() =>
    [
        new("VerificationProviders:simulated:Host", "localhost"),
        new("VerificationProviders:simulated:Port", $"{_server.Port}"),
        new("VerificationProviders:simulated:ClientId", ClientId),
        new("VerificationProviders:simulated:Password", Password),
        new("VerificationProviders:simulated:Authority", Path.Combine(_folder, "ca.pem")),
        new("VerificationProviders:simulated:ClientCertificate", Path.Combine(_folder, "client.pem")),
        new("VerificationProviders:simulated:ClientKey", Path.Combine(_folder, "client.key")),
        new("VerificationProviders:simulated:ProviderId", $"{VspId}"),
        new("VerificationProviders:simulated:SignerAuthority", Path.Combine(_folder, "signing-ca.pem")),
        new("VerificationProviders:simulated:SignerRevocations", Path.Combine(_folder, "signing-ca.crl.pem")),
        new("VerificationProviders:simulated:AuthInfoKey", Convert.ToBase64String(RandomNumberGenerator.GetBytes(32))),
        new("Review:AskEvery", "00:00:01"),
        new("Review:LongestPause", "00:00:02"),
    ];

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    // Ours and the simulator's; it opens nothing outside this process.
    private static string Password => "simulated-pw";
}
