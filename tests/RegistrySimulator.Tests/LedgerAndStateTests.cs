using System.Text.Json;

namespace DomainWorkers.RegistrySimulator.Tests;

public sealed class LedgerAndStateTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("registry-tests-");

    private string LedgerPath => Path.Combine(_folder.FullName, "ledger.jsonl");

    private string StatePath => Path.Combine(_folder.FullName, "state.jsonl");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_line_is_one_json_object_with_these_names()
    {
        await using (var rig = await Durable())
        {
            using var client = await rig.Registrar();
            await client.Send(Frames.DomainCreate("example.cn", clTrId: "ID-1"));
            await client.Send(Frames.DomainRenew("example.cn", "2026-01-06", 2));

            var first = JsonDocument.Parse((await ReadShared())[0]).RootElement;
            Assert.Equal(
                ["sequence", "kind", "at", "machineAt", "account", "session", "command", "object", "clientTransactionId",
                    "serverTransactionId", "code", "answerSent", "years", "expiresAfter"],
                first.EnumerateObject().Select(p => p.Name));
            Assert.Equal((1, "executed", "registrar", "domain:create", "example.cn", "ID-1"), (
                first.GetProperty("sequence").GetInt32(), first.GetProperty("kind").GetString(), first.GetProperty("account").GetString(),
                first.GetProperty("command").GetString(), first.GetProperty("object").GetString(), first.GetProperty("clientTransactionId").GetString()));
        }

        Assert.Equal(2, (await File.ReadAllLinesAsync(LedgerPath)).Length);
    }

    [Fact]
    public async Task The_line_is_there_when_the_answer_is()
    {
        await using var rig = await Durable();
        using var client = await rig.Registrar();

        for (var i = 1; i <= 10; i++)
        {
            await client.Send(Frames.DomainCreate($"name{i}.cn"));
            Assert.Equal(i, (await ReadShared()).Length);
        }
    }

    [Fact]
    public async Task Refusals_and_queries_are_recorded_when_asked_for()
    {
        await using var rig = await Rig.Create(o => o with { LedgerContent = LedgerContent.All });
        using var client = await rig.Registrar();
        await client.Send(Frames.DomainInfo("example.cn"));
        await client.Send(Frames.DomainCreate("example.cn"));
        await client.Send(Frames.DomainCreate("example.cn"));
        await client.Send(Frames.DomainCheck("example.cn"));

        Assert.Equal(
            ["refused domain:info 2303", "executed domain:create 1000", "refused domain:create 2302", "query domain:check 1000"],
            rig.Server.Ledger.Entries.Select(e => $"{e.Kind} {e.Command} {e.Code}"));
        Assert.Equal([1L, 2, 3, 4], rig.Server.Ledger.Entries.Select(e => e.Sequence));
        Assert.Single(rig.Server.Ledger.Executed("domain:create", "example.cn"));
    }

    [Fact]
    public async Task A_registry_that_starts_again_knows_everything()
    {
        string created;
        await using (var rig = await Durable())
        {
            using var client = await rig.Registrar();
            await client.Send(Frames.ContactCreate("holder-1"));
            await client.Send(Frames.DomainCreate("example.cn", parts: "<domain:registrant>holder-1</domain:registrant>",
                extension: $"<secDNS:create {Frames.SecDns}><secDNS:dsData><secDNS:keyTag>1</secDNS:keyTag><secDNS:alg>8</secDNS:alg><secDNS:digestType>1</secDNS:digestType><secDNS:digest>49FD46E6C4B45C55D4AC49FD46E6C4B45C55D4AC</secDNS:digest></secDNS:dsData></secDNS:create>"));
            await client.Send(Frames.HostCreate("ns1.example.cn", "192.0.2.1"));
            await client.Send(Frames.DomainUpdate("example.cn", add: Frames.HostObjects("ns1.example.cn") + Frames.Status("clientHold")));
            await client.Send(Frames.DomainCreate("gone.cn"));
            await client.Send(Frames.DomainDelete("gone.cn"));
            rig.Server.Desk.Queue("registrar", "kept");
            rig.Server.Desk.Queue("registrar", "acknowledged");
            await client.Send(Frames.PollAck("2"));
            created = Json(await client.Send(Frames.DomainInfo("example.cn")));
        }

        await using (var rig = await Durable())
        {
            using var client = await rig.Registrar();
            Assert.Equal(created, Json(await client.Send(Frames.DomainInfo("example.cn"))));
            Assert.Equal(2302, (await client.Send(Frames.DomainCreate("example.cn"))).Code);
            Assert.Equal(2303, (await client.Send(Frames.DomainInfo("gone.cn"))).Code);
            Assert.Equal(2305, (await client.Send(Frames.ContactDelete("holder-1"))).Code);
            Assert.Equal(2305, (await client.Send(Frames.HostDelete("ns1.example.cn"))).Code);
            Assert.Equal(("kept", "1"), (await client.Send(Frames.PollRequest()) is var told ? (told.Message, told.MessageId) : default));
            Assert.Equal(3, rig.Server.Desk.Queue("registrar", "next"));
            await client.Send(Frames.DomainCreate("later.cn"));
            Assert.Equal([1L, 2, 3, 4, 5, 6, 7, 8], rig.Server.Ledger.Entries.Select(e => e.Sequence));
            Assert.NotEqual(rig.Server.Objects.Domain("example.cn")!.Roid, rig.Server.Objects.Domain("later.cn")!.Roid);
            Assert.Equal(Rig.Start.AddDays(5), rig.Server.NextDueAt);
        }

        static string Json(Reply info) => info.All("resData").Single() + info.All("extension").Single().ToString();
    }

    [Fact]
    public async Task A_torn_line_and_a_ledger_that_lags_behind_are_mended()
    {
        await using (var rig = await Durable())
        {
            using var client = await rig.Registrar();
            await client.Send(Frames.DomainCreate("one.cn"));
            await client.Send(Frames.DomainCreate("two.cn"));
        }

        var lines = await File.ReadAllLinesAsync(LedgerPath);
        await File.WriteAllTextAsync(LedgerPath, lines[0] + "\n" + lines[1][..20]);
        await File.AppendAllTextAsync(StatePath, "{\"Domains\":[{\"Name\":\"thr");

        await using (var rig = await Durable())
        {
            Assert.Equal(["one.cn", "two.cn"], rig.Server.Ledger.Entries.Select(e => e.ObjectName));
            Assert.Equal(["one.cn", "two.cn"], rig.Server.Objects.Domains.Select(d => d.Name));
        }

        Assert.Equal(lines, await File.ReadAllLinesAsync(LedgerPath));
    }

    [Fact]
    public async Task Passwords_and_credit_survive()
    {
        await using (var rig = await Durable())
        {
            using var client = await RawClient.Connect(rig.Server);
            await client.Send(Frames.Login("registrar", "registrar-pw", "another-pw"));
            await client.Send(Frames.DomainCreate("one.cn"));
        }

        await using (var rig = await Durable())
        {
            using var client = await RawClient.LoggedIn(rig.Server, password: "another-pw");
            Assert.Equal(90, rig.Server.Objects.Balance("registrar"));
        }
    }

    [Fact]
    public async Task Certificates_in_the_folder_are_used_again()
    {
        var folder = Path.Combine(_folder.FullName, "certs");
        await using var first = await Rig.Create(o => o with { CertificateFolder = folder });
        await using var second = await Rig.Create(o => o with { CertificateFolder = folder });

        Assert.Equal(first.Server.AuthorityCertificate.Thumbprint, second.Server.AuthorityCertificate.Thumbprint);
        using var client = await RawClient.Connect(second.Server, first.Server.ClientCertificate);
        Assert.Equal(["ca.key", "ca.pem", "client.key", "client.pem", "server.key", "server.pem"],
            Directory.GetFiles(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(folder, "client.key")));
    }

    private Task<Rig> Durable() => Rig.Create(o => o with
    {
        LedgerPath = LedgerPath,
        StatePath = StatePath,
        Accounts = [new RegistrarAccount("registrar", "registrar-pw") { Balance = 100 }],
    });

    private async Task<string[]> ReadShared()
    {
        await using var file = new FileStream(LedgerPath, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(file);
        return (await reader.ReadToEndAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
