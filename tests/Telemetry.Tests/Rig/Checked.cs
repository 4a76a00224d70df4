using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace DomainWorkers.Telemetry.Tests.Rig;

/// <summary>Settings as a file of ours gives them, judged by the real worker: <c>--check-config</c> refuses what it does not know.</summary>
internal sealed class Checked : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("domainworkers-deploy-").FullName;

    public Checked()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var certificate = new CertificateRequest("CN=test", key, HashAlgorithmName.SHA256)
            .CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(100));
        foreach (var name in new[] { "client.pem", "ca.pem" })
            File.WriteAllText(Path.Combine(_folder, name), certificate.ExportCertificatePem());
        File.WriteAllText(Path.Combine(_folder, "client.key"), key.ExportPkcs8PrivateKeyPem());
    }

    /// <summary>What a deployment would fill in where our files have no value.</summary>
    public static string SecretFor(string key) => key switch
    {
        "Broker__Uri" => "amqps://worker:example-pw@broker.example/prod",
        "Broker__Management" => "https://deploy:example-pw@broker.example:15671",
        "Store__Uri" => "mongodb://store-1.example,store-2.example/?replicaSet=rs0",
        _ when key.Contains("__Keys__", StringComparison.Ordinal) || key.EndsWith("Key", StringComparison.Ordinal) =>
            Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)),
        _ when key.EndsWith("ClientId", StringComparison.Ordinal) => "registrar",
        _ => "example-pw",
    };

    /// <summary>Whether the value of a setting is one that must not stand in a file.</summary>
    public static bool IsSecret(string key) => key is "Broker__Uri" or "Broker__Management" or "Store__Uri"
        || new[] { "Password", "Key", "Token", "__Keys__k1", "Secret" }.Any(end => key.EndsWith(end, StringComparison.Ordinal) && !key.EndsWith("ClientKey", StringComparison.Ordinal));

    public async Task Accepts(string worker, IEnumerable<KeyValuePair<string, string>> settings)
    {
        var all = settings.ToDictionary(
            setting => setting.Key,
            setting => setting.Key.StartsWith("Registries__", StringComparison.Ordinal) && setting.Value.StartsWith('/')
                ? Path.Combine(_folder, Path.GetFileName(setting.Value))
                : setting.Value);
        var program = Path.Combine(AppContext.BaseDirectory, $"DomainWorkers.{worker}.dll");
        var (code, output) = await Programs.Run("dotnet", _folder, [program, "--check-config"], all);

        Assert.True(code == 0, $"{worker}: {output}\n{string.Join('\n', all.Keys)}");
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
