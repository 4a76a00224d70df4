using DomainWorkers.BuildingBlocks.Messaging.Gate;
using DomainWorkers.Contracts.Registration;
using DomainWorkers.Contracts.Tests.Generation;

namespace DomainWorkers.Contracts.Tests.Gate;

public sealed class ContentTypesTests
{
    [Theory]
    [InlineData(null, null)]
    [InlineData("", "")]
    [InlineData(" ", null)]
    [InlineData("application/json", null)]
    [InlineData("APPLICATION/JSON", null)]
    [InlineData("application/json; charset=utf-8", null)]
    [InlineData("application/json;charset=\"UTF-8\"", null)]
    [InlineData("application/json; version=1", null)]
    [InlineData("text/json", "utf-8")]
    [InlineData("application/json", "identity")]
    public void Reads_plain_json(string? contentType, string? contentEncoding) =>
        Assert.Equal(BodyForm.Message, ContentTypes.Form(contentType, contentEncoding));

    [Theory]
    [InlineData("application/vnd.masstransit+json")]
    [InlineData("application/vnd.masstransit+json; charset=utf-8")]
    public void Reads_the_envelope(string contentType) => Assert.Equal(BodyForm.Envelope, ContentTypes.Form(contentType));

    [Theory]
    [InlineData("app", null)]
    [InlineData("text/csv", null)]
    [InlineData("text/plain", null)]
    [InlineData("application/xml", null)]
    [InlineData("application/octet-stream", null)]
    [InlineData("application/vnd.masstransit+xml", null)]
    [InlineData("application/cloudevents+json", null)]
    [InlineData("application/json; charset=gb18030", null)]
    [InlineData("application/json; charset=utf-16", null)]
    [InlineData("application/json, text/html", null)]
    [InlineData("application/json; charset", null)]
    [InlineData("\u0000", null)]
    [InlineData("json;json;json", null)]
    [InlineData("application/json", "gzip")]
    [InlineData(null, "deflate")]
    public void Refuses_the_rest_by_name(string? contentType, string? contentEncoding)
    {
        Assert.Null(ContentTypes.Form(contentType, contentEncoding));

        var verdict = SchemaGate.For(typeof(RenewDomain)).Judge(Published.Sample(typeof(RenewDomain)), contentType, contentEncoding);
        Assert.Equal(Rules.ContentType, Assert.Single(Assert.IsType<GateVerdict.Rejected>(verdict).Violations).Rule);
    }

    [Fact]
    public void Refuses_ten_thousand_strange_content_types_without_an_exception()
    {
        const int seed = 20251103;
        var random = new Random(seed);
        for (var i = 0; i < 10_000; i++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(1, 40)).Select(_ => "application/json;=\"\\ charset,\r\n\u0001é"[random.Next(32)]));
            Assert.True(ContentTypes.Form(text) is null or BodyForm.Message, $"seed {seed}, turn {i}");
        }
    }
}
