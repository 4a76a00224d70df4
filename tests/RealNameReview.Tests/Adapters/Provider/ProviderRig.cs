using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using DomainWorkers.RealNameReview.Adapters;
using DomainWorkers.RealNameReview.Adapters.Provider;
using DomainWorkers.RegistrantVault.Secrecy;
using DomainWorkers.RealNameReview.Tests.Adapters.Materials;
using DomainWorkers.EppServing;
using DomainWorkers.VspSimulator;
using Microsoft.Extensions.Logging;

namespace DomainWorkers.RealNameReview.Tests.Adapters.Provider;

/// <summary>The adapter against the strict provider over TLS, with the files that an operator would write.</summary>
internal sealed class ProviderRig : IAsyncDisposable
{
    public const string Number = "11010119900307109X";

    private static readonly Lazy<Task<string>> SharedKeys = new(MakeKeys);

    private static readonly string AuthInfoKey = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));

    private readonly string _folder = Directory.CreateTempSubdirectory("provider").FullName;
    private readonly List<EppVerificationProvider> _providers = [];

    private ProviderRig(ProviderServer server, SimulatedClock clock)
    {
        Server = server;
        Clock = clock;
        Write("authority.pem", server.AuthorityCertificate.ExportCertificatePem());
        Write("client.pem", server.ClientCertificate.ExportCertificatePem());
        using var key = server.ClientCertificate.GetECDsaPrivateKey()!;
        Write("client.key", key.ExportPkcs8PrivateKeyPem());
        Write("signers.pem", server.SigningAuthority.ExportCertificatePem());
        WriteRevocations();
        Provider = Connect();
    }

    public ProviderServer Server { get; }

    public SimulatedClock Clock { get; }

    public EppVerificationProvider Provider { get; }

    public RecordingLogger Log { get; } = new();

    public static async Task<ProviderRig> Start(Func<ProviderOptions, ProviderOptions>? change = null, bool ownKeys = false)
    {
        var clock = new SimulatedClock(new DateTimeOffset(2025, 1, 6, 1, 2, 3, TimeSpan.Zero));
        var options = new ProviderOptions
        {
            Accounts = [new ProviderAccount("registrar", "registrar-pw")],
            CertificateFolder = ownKeys ? null : await SharedKeys.Value,
        };
        return new ProviderRig(await ProviderServer.Start(change?.Invoke(options) ?? options, clock, TestContext.Current.CancellationToken), clock);
    }

    /// <summary>A further process of the same account.</summary>
    public EppVerificationProvider Connect(Action<VerificationProviderOptions>? change = null)
    {
        var options = Options();
        change?.Invoke(options);
        var provider = EppVerificationProvider.Create("sim", options, TimeProvider.System, Log);
        _providers.Add(provider);
        return provider;
    }

    public VerificationProviderOptions Options() => new()
    {
        Host = "127.0.0.1",
        Port = Server.Port,
        ClientId = "registrar",
        Password = "registrar-pw",
        Authority = Path("authority.pem"),
        ClientCertificate = Path("client.pem"),
        ClientKey = Path("client.key"),
        ServerName = "localhost",
        ProviderId = "1",
        SignerAuthority = Path("signers.pem"),
        SignerRevocations = Path("revocations.pem"),
        AuthInfoKey = AuthInfoKey,
        CommandTimeout = TimeSpan.FromSeconds(10),
    };

    public string Path(string name) => System.IO.Path.Combine(_folder, name);

    public void WriteRevocations()
    {
        Write("revocations.pem", PemEncoding.WriteString("X509 CRL", Server.RevocationList));
        // Two writes within one tick of the file system's clock must differ.
        File.SetLastWriteTimeUtc(Path("revocations.pem"), DateTime.UnixEpoch.AddSeconds(Server.RevocationList.Length));
    }

    public static VerificationRequest Label(string label, string id = "review-1", string? realNameCode = null) =>
        new VerificationRequest.DomainName(id, label, realNameCode);

    public static VerificationRequest Person(string id = "review-2", string name = "张三", string number = Number, string mediaType = "image/jpeg") =>
        new VerificationRequest.RealName(
            id, SubjectRole.Person, new SensitiveText(name), new SensitiveText(number), ProofKind.Citizen,
            [new ProofFile(mediaType, new Sensitive<byte[]>(Pictures.Jpeg()))]);

    public static VerificationQuestion Question(string id, string? code, string? label = null, DateTimeOffset? endedAt = null) =>
        new(VerificationKind.DomainName, id, code, label, endedAt);

    public async ValueTask DisposeAsync()
    {
        foreach (var provider in _providers)
            await provider.DisposeAsync();
        await Server.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private void Write(string name, string text) => File.WriteAllText(Path(name), text);

    private static async Task<string> MakeKeys()
    {
        var folder = Directory.CreateTempSubdirectory("provider-keys-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        await using var first = await ProviderServer.Start(
            new ProviderOptions { Accounts = [new ProviderAccount("registrar", "registrar-pw")], CertificateFolder = folder },
            TimeProvider.System, CancellationToken.None);
        return folder;
    }
}

/// <summary>Every line that an adapter logs, as text.</summary>
internal sealed class RecordingLogger : ILogger
{
    private readonly Lock _gate = new();
    private readonly List<string> _lines = [];

    public string Text
    {
        get
        {
            lock (_gate)
                return string.Join('\n', _lines);
        }
    }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        lock (_gate)
            _lines.Add($"{formatter(state, exception)} {exception}");
    }
}
