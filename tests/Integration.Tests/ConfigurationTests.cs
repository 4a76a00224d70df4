using DomainWorkers.Integration.Tests.Rig;

namespace DomainWorkers.Integration.Tests;

/// <summary>A wrong or missing setting stops the process at once, with the key and the expected form. Needs neither broker nor store.</summary>
public sealed class ConfigurationTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("domainworkers-settings-").FullName;

    /// <summary>Setting, value (null takes it away), what must be said of it.</summary>
    public static TheoryData<string, string?, string> Wrong => new()
    {
        { "Broker__Uri", null, "Broker__Uri is required" },
        { "Broker__Uri", "", "Broker__Uri is required" },
        { "Broker__Uri", "broker", "Broker__Uri must be amqp[s]://user:password@host:port/vhost, or memory:" },
        { "Broker__Uri", "http://127.0.0.1", "Broker__Uri must be amqp[s]://user:password@host:port/vhost, or memory:" },
        { "Broker__Uri", "amqp://user:s3cr3t@broker.example", "Broker__Uri must be amqps://" },
        { "Broker__Uri", "amqps://guest:guest@broker.example", "Broker__Uri must not use the default user guest" },
        { "Broker__Uri", "amqp://user:s3cr3t@[bad", "Broker__Uri must be" },
        { "Broker__Url", "amqp://127.0.0.1", "Broker__Url is no setting" },
        { "Broker__Management", "127.0.0.1", "Broker__Management must be http[s]://user:password@host:port" },
        { "Store__Uri", null, "Store__Uri is required" },
        { "Store__Uri", "postgres://127.0.0.1", "Store__Uri must be mongodb://" },
        { "Store__Timeout", "soon", "Store__Timeout must be a time span" },
        { "Store__Timeout", "00:10:00", "Store__Timeout must be between" },
        { "Store__DatabasePrefix", "9", "Store__DatabasePrefix" },
        { "Worker__Instance", "a b", "Worker__Instance" },
        { "Worker__HealthUrl", "localhost", "Worker__HealthUrl must be http://address:port" },
        { "Messaging__Prefetch", "0", "Messaging__Prefetch" },
        { "Messaging__Prefetch", "many", "Messaging__Prefetch must be a whole number" },
        { "Messaging__PublisherIdentity", "nobody", "Messaging__PublisherIdentity must be none or user-id" },
        { "Messaging__PublisherIdentity", "user-id", "Messaging__Publishers is required" },
        { "Messaging__Publishers__shop__Messages__0", "submit-registration", "Messaging__Publishers__shop__Accounts" },
        { "Messaging__MaxAge", "-1.00:00:00", "Messaging__MaxAge" },
        { "Parking__SealKey", null, "Parking__SealKey is required" },
        { "Parking__SealKey", "c2hvcnQ=", "Parking__SealKey must be 32 bytes in base64" },
        { "Registries__cnnic__Host", null, "Registries__cnnic__Host" },
        { "Registries__cnnic__Port", "0", "Registries__cnnic__Port" },
        { "Registries__cnnic__Port", "epp", "Registries__cnnic__Port must be a whole number" },
        { "Registries__cnnic__ClientId", "xy", "Registries__cnnic__ClientId" },
        { "Registries__cnnic__Password", null, "Registries__cnnic__Password" },
        { "Registries__cnnic__Authority", "/nowhere/ca.pem", "Registries__cnnic__Authority must be a readable PEM file" },
        { "Registries__cnnic__ClientKey", null, "Registries__cnnic__ClientKey" },
        { "Registries__cnnic__Hots", "epp.example", "Registries__cnnic__Hots is no setting" },
        { "Pump__Lease", "00:00:00", "Pump__Lease" },
        { "Pump__Leese", "00:00:10", "Pump__Leese is no setting" },
        { "Sweeps__registry-submission__outgoing-operations", "often", "Sweeps__registry-submission__outgoing-operations must be a time span" },
        { "Sweeps__registry-submission__outgoing-operation", "00:00:01", "Sweeps__registry-submission__outgoing-operation is no setting" },
        { "Logging__Level", "Loud", "Logging__Level must be one of" },
        { "Vault__KeyEncryption__RegistrySubmission__Keys__k1", null, "Vault__KeyEncryption__RegistrySubmission__" },
    };

    [Theory, MemberData(nameof(Wrong))]
    public async Task Stops_at_once_and_names_the_key(string key, string? value, string said)
    {
        var settings = Good();
        if (value is null)
            settings.Remove(key);
        else
            settings[key] = value;

        await using var worker = Worker.Run(settings);
        var code = await worker.Exit();

        Assert.Equal(1, code);
        Assert.Contains(worker.Errors, line => line.StartsWith($"configuration: {said}", StringComparison.Ordinal));
        Assert.DoesNotContain("   at ", worker.Everything, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cr3t", worker.Everything, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_any_setting_all_that_is_missing_is_said_at_once()
    {
        await using var worker = Worker.Run(new Dictionary<string, string>(), "--check-config");

        Assert.Equal(1, await worker.Exit());
        foreach (var key in new[] { "Broker__Uri", "Store__Uri", "Parking__SealKey", "Registries", "Vault__" })
            Assert.Contains(worker.Errors, line => line.StartsWith($"configuration: {key}", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("--check-config")]
    [InlineData]
    public async Task Every_problem_is_said_at_once_whether_it_is_a_form_a_rule_or_an_unknown_key(params string[] arguments)
    {
        var settings = Good();
        settings["Broker__Uri"] = "broker";
        settings["Store__Timeout"] = "soon";
        settings["Messaging__Prefetch"] = "0";
        settings["Pump__Leese"] = "00:00:10";
        settings["Registries__cnnic__Port"] = "epp";
        settings["Sweeps__registry-submission__outgoing-operations"] = "often";
        settings["Logging__Level"] = "Loud";

        await using var worker = Worker.Run(settings, arguments);

        Assert.Equal(1, await worker.Exit());
        foreach (var key in settings.Keys.Intersect(["Broker__Uri", "Store__Timeout", "Messaging__Prefetch", "Pump__Leese", "Registries__cnnic__Port", "Sweeps__registry-submission__outgoing-operations", "Logging__Level"]))
            Assert.Contains(worker.Errors, line => line.StartsWith($"configuration: {key}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Good_settings_are_said_to_be_good_without_asking_anybody()
    {
        await using var worker = Worker.Run(Good(), "--check-config");

        Assert.True(await worker.Exit() == 0, worker.Everything);
        Assert.Equal("configuration: ok", worker.Everything);
    }

    [Fact]
    public async Task Without_ICU_no_worker_starts()
    {
        var settings = Good();
        settings["DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"] = "1";

        await using var worker = Worker.Run(settings, "--check-config");

        Assert.Equal(1, await worker.Exit());
        Assert.Contains("libicu", worker.Everything, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", worker.Everything, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>Settings that a worker would start with, if there were somebody behind them.</summary>
    private Dictionary<string, string> Good()
    {
        var settings = Site.Secrets();
        foreach (var file in new[] { "ca.pem", "client.pem", "client.key" })
            File.WriteAllText(Path.Combine(_folder, file), "");
        settings["Broker__Uri"] = "amqp://guest:guest@127.0.0.1:1";
        settings["Store__Uri"] = "mongodb://127.0.0.1:1/?replicaSet=rs0";
        settings["Registries__cnnic__Host"] = "127.0.0.1";
        settings["Registries__cnnic__Port"] = "1";
        settings["Registries__cnnic__ClientId"] = "registrar";
        settings["Registries__cnnic__Password"] = "registrar-pw";
        settings["Registries__cnnic__Authority"] = Path.Combine(_folder, "ca.pem");
        settings["Registries__cnnic__ClientCertificate"] = Path.Combine(_folder, "client.pem");
        settings["Registries__cnnic__ClientKey"] = Path.Combine(_folder, "client.key");
        return settings;
    }
}
