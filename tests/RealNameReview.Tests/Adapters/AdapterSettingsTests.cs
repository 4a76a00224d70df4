using System.Net;
using System.Security.Cryptography;
using DomainWorkers.BuildingBlocks.Hosting;
using DomainWorkers.RealNameReview.Adapters;
using DomainWorkers.RealNameReview.Adapters.Materials;
using DomainWorkers.RealNameReview.Adapters.Provider;
using DomainWorkers.RealNameReview.Adapters.Sealing;
using DomainWorkers.RealNameReview.Tests.Adapters.Codes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace DomainWorkers.RealNameReview.Tests.Adapters;

public sealed class AdapterSettingsTests : IDisposable
{
    private static readonly RSA Strong = RSA.Create(3072);
    private static readonly RSA Weak = RSA.Create(2048);

    private readonly string _folder = Directory.CreateTempSubdirectory("settings").FullName;

    [Fact]
    public void Good_settings_pass()
    {
        Assert.Empty(Problems<VerificationProvidersOptions>("VerificationProviders", Provider()));
        Assert.Empty(Problems<SealingOptions>("SealedMessages", Sealing()));
        Assert.Empty(Problems<MaterialOptions>("Materials", []));
        Assert.Empty(Problems<MaterialOptions>("Materials", new() { ["Folder"] = _folder, ["Hosts:0"] = "materials.example:8443", ["Hosts:1"] = "xn--fiqs8s.example" }));
    }

    [Theory]
    [InlineData("sim:Host", null, "VerificationProviders__sim__Host")]
    [InlineData("sim:ClientId", "ab", "VerificationProviders__sim__ClientId")]
    [InlineData("sim:ProviderId", "one", "VerificationProviders__sim__ProviderId must be the provider's number")]
    [InlineData("sim:AuthInfoKey", "c2hvcnQ=", "VerificationProviders__sim__AuthInfoKey must be base64")]
    [InlineData("sim:AuthInfoKey", "*", "VerificationProviders__sim__AuthInfoKey must be base64")]
    [InlineData("sim:SignerAuthority", "/nowhere.pem", "VerificationProviders__sim__SignerAuthority must be a readable PEM file")]
    [InlineData("sim:SignerAuthority", null, "VerificationProviders__sim__SignerAuthority")]
    [InlineData("sim:SignerRevocations", "/nowhere.pem", "VerificationProviders__sim__SignerRevocations must be a readable PEM file")]
    [InlineData("sim:ClientCertificate", "/nowhere.pem", "VerificationProviders__sim__ClientCertificate must be a readable PEM file")]
    [InlineData("sim:CommandTimeout", "soon", "VerificationProviders__sim__CommandTimeout must be a time span")]
    [InlineData("sim:Hots", "x", "VerificationProviders__sim__Hots is no setting")]
    public void A_wrong_provider_setting_is_named(string key, string? value, string complaint) =>
        AssertComplaint(complaint, Problems<VerificationProvidersOptions>("VerificationProviders", With(Provider(), key, value)));

    [Fact]
    public void Without_a_provider_or_a_key_the_worker_does_not_start()
    {
        AssertComplaint("VerificationProviders is empty", Problems<VerificationProvidersOptions>("VerificationProviders", []));
        AssertComplaint("SealedMessages__Keys is empty", Problems<SealingOptions>("SealedMessages", new() { ["Current"] = "a" }));
    }

    [Fact]
    public void A_file_of_revocation_lists_without_one_is_named() => AssertComplaint(
        "VerificationProviders__sim__SignerRevocations must hold at least one",
        Problems<VerificationProvidersOptions>("VerificationProviders", With(Provider(), "sim:SignerRevocations", File("empty.pem", "nothing"))));

    [Fact]
    public void Keys_to_seal_to_are_private_strong_and_one_is_current()
    {
        AssertComplaint("SealedMessages__Keys__2026-11 must be an RSA key of 3072", Problems<SealingOptions>("SealedMessages", Sealing(Weak.ExportPkcs8PrivateKeyPem())));
        AssertComplaint("SealedMessages__Keys__2026-11 must be a readable PEM file", Problems<SealingOptions>("SealedMessages", Sealing(Strong.ExportSubjectPublicKeyInfoPem())));
        AssertComplaint("SealedMessages__Keys__2026-11 must be a readable PEM file", Problems<SealingOptions>("SealedMessages", Sealing("no pem")));
        AssertComplaint("SealedMessages__Current must be one of", Problems<SealingOptions>("SealedMessages", With(Sealing(), "Current", "2026-12")));
        AssertComplaint("SealedMessages__Current", Problems<SealingOptions>("SealedMessages", With(Sealing(), "Current", null)));
        AssertComplaint("a key id has 1 to 64", Problems<SealingOptions>("SealedMessages", With(Sealing(), "Keys:a b", File("b.pem", ""))));
    }

    [Theory]
    [InlineData("Folder", "relative", "Materials__Folder must be the full path")]
    [InlineData("Folder", "/no/such/folder", "Materials__Folder must be the full path")]
    [InlineData("Authority", "/nowhere.pem", "Materials__Authority must be a readable PEM file")]
    [InlineData("Hosts:0", "*.example", "Materials__Hosts each must be a host name")]
    [InlineData("Hosts:0", "https://materials.example", "Materials__Hosts each must be a host name")]
    [InlineData("Hosts:0", "Materials.example", "Materials__Hosts each must be a host name")]
    [InlineData("Timeout", "00:20:00", "Materials__Timeout")]
    public void A_wrong_material_setting_is_named(string key, string value, string complaint) =>
        AssertComplaint(complaint, Problems<MaterialOptions>("Materials", new() { [key] = value }));

    [Fact]
    public async Task The_public_keys_are_served_beside_the_workers_health()
    {
        var messages = new JweSealedMessages([SealingKey.Read("2026-11", Strong.ExportPkcs8PrivateKeyPem())]);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton<ISealedMessages>(messages);
        builder.Services.AddSingleton<IStartupFilter, KeySetEndpoint>();
        await using var app = builder.Build();
        app.MapGet("/health", () => "ok");
        await app.StartAsync(TestContext.Current.CancellationToken);
        using var client = new HttpClient { BaseAddress = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()) };

        using var keys = await client.GetAsync("/keys", TestContext.Current.CancellationToken);
        Assert.Equal("application/jwk-set+json", keys.Content.Headers.ContentType!.MediaType);
        Assert.Equal(messages.KeySet, await keys.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.DoesNotContain("\"d\"", messages.KeySet, StringComparison.Ordinal);
        Assert.Equal("ok", await client.GetStringAsync("/health", TestContext.Current.CancellationToken));
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/keys/2026-11", TestContext.Current.CancellationToken)).StatusCode);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await client.PostAsync("/keys", null, TestContext.Current.CancellationToken)).StatusCode);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static Dictionary<string, string?> With(Dictionary<string, string?> settings, string key, string? value)
    {
        settings[key] = value;
        return settings;
    }

    private static IReadOnlyList<string> Problems<TOptions>(string section, Dictionary<string, string?> settings)
        where TOptions : class
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Where(entry => entry.Value is not null).Select(entry => KeyValuePair.Create($"{section}:{entry.Key}", entry.Value)))
            .Build();
        using var services = new ServiceCollection().AddSingleton<IConfiguration>(configuration).AddCheckedOptions<TOptions>(section).BuildServiceProvider();
        try
        {
            services.GetRequiredService<IStartupValidator>().Validate();
            return [];
        }
        catch (OptionsValidationException exception)
        {
            return [.. exception.Failures];
        }
    }

    private static void AssertComplaint(string complaint, IReadOnlyList<string> problems) =>
        Assert.Contains(problems, problem => problem.Contains(complaint, StringComparison.Ordinal));

    private Dictionary<string, string?> Provider() => new()
    {
        ["sim:Host"] = "vsp.example",
        ["sim:ClientId"] = "registrar",
        ["sim:Password"] = "registrar-pw",
        ["sim:ProviderId"] = "1",
        ["sim:SignerAuthority"] = File("signers.pem", TestAuthority.Ours.Pem),
        ["sim:SignerRevocations"] = File("revocations.pem", PemEncoding.WriteString("X509 CRL", TestAuthority.Ours.RevocationList())),
        ["sim:AuthInfoKey"] = Convert.ToBase64String(new byte[32]),
    };

    private Dictionary<string, string?> Sealing(string? pem = null) => new()
    {
        ["Keys:2026-11"] = File("sealing.pem", pem ?? Strong.ExportPkcs8PrivateKeyPem()),
        ["Current"] = "2026-11",
    };

    private string File(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        System.IO.File.WriteAllText(path, text);
        return path;
    }
}
