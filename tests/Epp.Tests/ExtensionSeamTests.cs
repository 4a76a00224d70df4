using System.Xml.Linq;
using DomainWorkers.Epp.Tests.Peer;

namespace DomainWorkers.Epp.Tests;

public sealed class ExtensionSeamTests
{
    private static readonly EppNamespace Nv = new("nv", "urn:ietf:params:xml:ns:nv-1.0");

    [Fact]
    public async Task Another_object_mapping_is_a_command_like_any_other()
    {
        await using var registry = ScriptedRegistry.Polite(
            command => Answers.Code(command, 1000, command.Verb == "check"
                ? $"""<resData><nv:chkData xmlns:nv="{Nv.Uri}"><nv:cd><nv:name avail="1">例子</nv:name></nv:cd></nv:chkData></resData>"""
                : ""),
            Answers.Greeting().Replace("</objURI>\n", $"</objURI><objURI>{Nv.Uri}</objURI>\n", StringComparison.Ordinal));
        await using var pool = registry.Pool(account => account with { Objects = [Nv.Uri], RequiredServices = [Nv.Uri] });

        var response = await pool.Execute(new NameCheck("例子"), Commands.Named("check-1"), TestContext.Current.CancellationToken);

        Assert.Equal("例子", response.Data!.Value);
        Assert.Contains($"""<check><nv:check xmlns:nv="{Nv.Uri}"><nv:name>例子</nv:name></nv:check></check>""", registry.Frames.Last(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_reader_that_fails_in_whatever_way_does_not_cost_the_answer()
    {
        var vocabulary = EppVocabulary.Standard.With(EppNamespaces.Rgp, "infData", _ => throw new KeyNotFoundException());

        var response = EppResponseReader.Read(Frames.Bytes("rfc3915-info-add-period"), new DomainInfo("a"), vocabulary);

        Assert.Equal("example.com", response.Data!.Name);
        Assert.Equal("infData", Assert.Single(response.Unread).Name.LocalName);
    }

    [Fact]
    public async Task A_mapping_that_fails_in_whatever_way_leaves_the_outcome_unknown_and_not_the_caller_with_a_surprise()
    {
        await using var registry = ScriptedRegistry.Polite(command => Answers.Code(command, 1000, Answers.Checked("example.cn", true)));
        await using var pool = registry.Pool();

        var failure = await Assert.ThrowsAsync<EppUnknownOutcomeException>(() =>
            pool.Execute(new Faulty(), Commands.Named("check-1"), TestContext.Current.CancellationToken));

        Assert.Equal(EppUnknownReason.Malformed, failure.Reason);
        Assert.Equal(0, pool.Status.Sessions);
    }

    [Fact]
    public void A_message_can_be_acknowledged_however_odd_the_rest_of_it_is()
    {
        var text = Frames.Text("rfc5730-poll-transfer")
            .Replace("2000-06-08T22:00:00.0Z", "last Tuesday", StringComparison.Ordinal)
            .Replace("count=\"5\"", "count=\"many\"", StringComparison.Ordinal)
            .Replace("<msg>Command completed successfully; ack to dequeue</msg>", "", StringComparison.Ordinal);

        var response = EppResponseReader.Read(System.Text.Encoding.UTF8.GetBytes(text), new PollRequest(), EppVocabulary.Standard);

        Assert.Equal(("12345", 0, (DateTimeOffset?)null), (response.Queue!.Id, response.Queue.Count, response.Queue.QueuedAt));
        Assert.Equal("trnData", Assert.Single(response.Data!.Unread).Name.LocalName);
        Assert.Equal(EppCodeClass.Message, response.Class(isTransform: false));
        Assert.Contains("last Tuesday", System.Text.Encoding.UTF8.GetString(response.Raw.Span), StringComparison.Ordinal);
    }

    private sealed record NameCheck(string Label) : EppCommand<Checked>
    {
        public override string Kind => "nv:check";

        public override bool IsTransform => false;

        public override void WriteCommand(EppWriter writer) =>
            writer.Open(EppNamespaces.Epp, "check").Open(Nv, "check").Element(Nv, "name", Label).Close().Close();

        public override Checked? ReadData(XElement resData, EppVocabulary vocabulary) =>
            resData.Element(Nv.Name("chkData")) is { } data ? new Checked(data.RequiredElement(Nv, "cd").Required(Nv, "name")) : null;
    }

    private sealed record Checked(string Value);

    private sealed record Faulty : EppCommand<Checked>
    {
        public override string Kind => "faulty";

        public override bool IsTransform => false;

        public override void WriteCommand(EppWriter writer) => new DomainCheck("example.cn").WriteCommand(writer);

        public override Checked? ReadData(XElement resData, EppVocabulary vocabulary) => throw new KeyNotFoundException();
    }
}
