using System.Text;
using System.Text.Json;

namespace DomainWorkers.VspSimulator.Tests;

public sealed class LedgerTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("provider-ledger-");

    private string LedgerFile => Path.Combine(_folder.FullName, "ledger.jsonl");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Each_submission_is_one_line_and_so_is_each_decision()
    {
        await using var rig = await Rig.Create(o => o with { LedgerPath = LedgerFile });
        using var client = await rig.Registrar();
        var created = await client.Send(Frames.Person("张三", Numbers.Citizen(994), clTrId: "ABC-1"));
        rig.Pass(TimeSpan.FromHours(1));
        var told = await client.Send(Frames.PollRequest());
        await client.Send(Frames.PollAck(told.MessageId));

        var lines = Lines();

        Assert.Equal(["submitted", "decided", "executed"], lines.Select(line => line.GetProperty("kind").GetString()));
        Assert.Equal([1, 2, 3], lines.Select(line => line.GetProperty("sequence").GetInt32()));
        var submitted = lines[0];
        Assert.Equal(
            ("nv:create-rnv", "registrar", created.Text("code"), "real-name", "pendingCompliant", 1001, true, "ABC-1"),
            (Text(submitted, "command"), Text(submitted, "account"), Text(submitted, "verification"), Text(submitted, "type"), Text(submitted, "status"),
                submitted.GetProperty("code").GetInt32(), submitted.GetProperty("answerSent").GetBoolean(), Text(submitted, "clientTransactionId")));
        Assert.Equal(("provider:decide", "compliant"), (Text(lines[1], "command"), Text(lines[1], "status")));
        Assert.Equal((Text(submitted, "object"), Text(submitted, "submission")), (Text(lines[1], "object"), Text(lines[1], "submission")));
        Assert.Equal(("poll:ack", told.MessageId), (Text(lines[2], "command"), Text(lines[2], "object")));
        Assert.False(submitted.TryGetProperty("repeated", out _));
    }

    [Fact]
    public async Task The_same_submission_again_is_a_double_one_unless_the_first_was_decided_against()
    {
        await using var rig = await Rig.Create(o => o with { LedgerPath = LedgerFile });
        using var client = await rig.Registrar();
        using var rival = await rig.Rival();
        var person = Frames.Person("张三", Numbers.Citizen(100));
        var pending = Frames.Person("李四", Numbers.Citizen(994));
        var refused = Frames.Person("王五", Numbers.Citizen(995));

        foreach (var frame in new[] { person, pending, refused, Frames.DomainName("a"), Frames.Person("赵六", Numbers.Citizen(991)) })
            await client.Send(frame);
        await rival.Send(person);
        rig.Pass(TimeSpan.FromHours(1));
        // Another document is another submission; another authInfo is not.
        await client.Send(Frames.Person("张三", Numbers.Citizen(100), documents: Frames.Pdf()));
        await client.Send(refused);
        await client.Send(Frames.Person("赵六", Numbers.Citizen(991)));
        Assert.Equal(0, rig.Server.Ledger.DoubleSubmissions);

        await client.Send(Frames.Person("张三", Numbers.Citizen(100), secret: "2BARfoo"));
        await client.Send(pending);
        await client.Send(refused);
        await client.Send(Frames.DomainName("a"));

        Assert.Equal(4, rig.Server.Ledger.DoubleSubmissions);
        Assert.Equal(4, Lines().Count(line => line.TryGetProperty("repeated", out var repeated) && repeated.GetBoolean()));
    }

    [Fact]
    public async Task It_names_no_person_and_shows_no_number_secret_or_document()
    {
        const string Secret = "canary-secret";
        var number = Numbers.Citizen(100);
        await using var rig = await Rig.Create(o => o with { LedgerPath = LedgerFile, LedgerAll = true });
        using var client = await rig.Registrar();
        rig.Server.Faults.Add(new FaultRule(FaultAction.ExecuteThenDrop) { Command = "nv:create-rnv", NamePattern = "坎*" });

        var code = (await client.Send(Frames.Person("张金丝雀", number, secret: Secret))).Text("code")!;
        await client.Send(Frames.Organisation("金丝雀公司", Numbers.CreditCode(991)));
        await client.Send(Frames.Info(code, "input"));
        await client.Send(Frames.Info(code, secret: "wrong"));
        await client.Send(Frames.Update(code, Secret + "2"));
        await client.Send(Frames.Check("example"));
        await client.Send(Frames.Person("金丝雀", "1"));
        await Assert.ThrowsAnyAsync<IOException>(() => client.Send(Frames.Person("坎金丝雀", number)));

        var text = await File.ReadAllTextAsync(LedgerFile, Encoding.UTF8);
        Assert.True(Lines().Count >= 8, text);
        foreach (var canary in new[] { "金丝雀", JsonEncodedText.Encode("金丝雀").ToString(), number, Numbers.CreditCode(991), Secret, "/9j/" })
            Assert.DoesNotContain(canary, text, StringComparison.OrdinalIgnoreCase);
        Assert.Single(rig.Server.Ledger.Submitted(rig.Server.Subject("person", "张金丝雀", number)));
        Assert.Empty(rig.Server.Ledger.Submitted(rig.Server.Subject("person", "张金丝雀", Numbers.Citizen(101))));
    }

    [Fact]
    public async Task Refusals_and_questions_are_written_down_only_when_asked_for()
    {
        await using (var rig = await Rig.Create(o => o with { LedgerPath = LedgerFile }))
        {
            using var client = await rig.Registrar();
            await client.Send(Frames.Info("1-nothing"));
            await client.Send(Frames.Check("example"));
            Assert.Empty(Lines());
        }

        await using (var rig = await Rig.Create(o => o with { LedgerPath = LedgerFile, LedgerAll = true }))
        {
            using var client = await rig.Registrar();
            await client.Send(Frames.Info("1-nothing"));
            await client.Send(Frames.Check("example"));
            Assert.Equal([("refused", 2303), ("query", 1000)], rig.Server.Ledger.Entries.Select(e => (e.Kind, e.Code!.Value)));
        }
    }

    [Fact]
    public async Task It_goes_on_where_an_earlier_run_ended_and_cuts_off_a_torn_line()
    {
        var person = Frames.Person("张三", Numbers.Citizen(100));
        await using (var rig = await Rig.Create(o => o with { LedgerPath = LedgerFile }))
        {
            using var client = await rig.Registrar();
            await client.Send(person);
        }

        await File.AppendAllTextAsync(LedgerFile, "{\"sequence\":2,\"ki");
        await using (var rig = await Rig.Create(o => o with { LedgerPath = LedgerFile }))
        {
            using var client = await rig.Registrar();
            await client.Send(person);
            Assert.Equal([1, 2], rig.Server.Ledger.Entries.Select(entry => entry.Sequence));
            // The key of the hashes lies in the folder, so the person has the same name in both runs.
            Assert.Equal(2, rig.Server.Ledger.Submitted(rig.Server.Subject("person", "张三", Numbers.Citizen(100))).Count);
        }
    }

    private List<JsonElement> Lines()
    {
        using var file = new StreamReader(new FileStream(LedgerFile, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return [.. file.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)];
    }

    private static string? Text(JsonElement line, string name) => line.GetProperty(name).GetString();
}
