using System.Net;
using System.Text;
using DomainWorkers.RealNameReview.Adapters;
using DomainWorkers.RealNameReview.Adapters.Materials;
using Microsoft.Extensions.Time.Testing;

namespace DomainWorkers.RealNameReview.Tests.Adapters.Materials;

public sealed class HttpsMaterialsTests : IDisposable
{
    private static readonly byte[] Photo = Pictures.Jpeg();

    private readonly MaterialsRig _rig = new();

    [Fact]
    public async Task A_file_on_an_allowed_host_is_fetched_without_anything_of_ours_going_along()
    {
        await using var host = new RawHost(RawHost.Answering("200 OK", Photo));

        Assert.IsType<MaterialReading.Fetched>(await Fetch(host, "/a.jpg?sign=1"));

        var request = Assert.Single(host.Requests);
        Assert.StartsWith("GET /a.jpg?sign=1 HTTP/1.1\r\n", request, StringComparison.Ordinal);
        Assert.DoesNotContain("Cookie", request, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Authorization", request, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Accept-Encoding", request, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_body_in_chunks_without_a_length_is_read_to_its_size()
    {
        await using var host = new RawHost(async (_, stream, cancellationToken) =>
        {
            await stream.WriteAsync("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"u8.ToArray(), cancellationToken);
            foreach (var chunk in Photo.Chunk(50))
                await stream.WriteAsync((byte[])[.. Encoding.ASCII.GetBytes($"{chunk.Length:x}\r\n"), .. chunk, 13, 10], cancellationToken);
            await stream.WriteAsync("0\r\n\r\n"u8.ToArray(), cancellationToken);
        });

        Assert.IsType<MaterialReading.Fetched>(await Fetch(host));
    }

    [Theory]
    [InlineData("http://169.254.169.254/latest/meta-data/")]
    [InlineData("https://127.0.0.1:1/")]
    [InlineData("/other.jpg")]
    [InlineData("https://materials.example/b.jpg")]
    public async Task No_redirect_is_followed_not_even_to_the_same_host(string location)
    {
        await using var host = new RawHost(RawHost.Answering("302 Found", [], $"Location: {location}\r\n"));

        Assert.Equal(new MaterialReading.Refused(MaterialProblem.PlaceNotAllowed), await Fetch(host));
        Assert.Single(host.Requests);
    }

    [Theory]
    [InlineData("401 Unauthorized", nameof(MaterialProblem.AccessDenied))]
    [InlineData("403 Forbidden", nameof(MaterialProblem.AccessDenied))]
    [InlineData("404 Not Found", nameof(MaterialProblem.NotFound))]
    [InlineData("410 Gone", nameof(MaterialProblem.NotFound))]
    [InlineData("400 Bad Request", nameof(MaterialProblem.NotFound))]
    public async Task A_no_of_the_host_is_a_refusal(string status, string problem)
    {
        await using var host = new RawHost(RawHost.Answering(status, []));

        Assert.Equal(new MaterialReading.Refused(Enum.Parse<MaterialProblem>(problem)), await Fetch(host));
    }

    [Theory]
    [InlineData("500 Internal Server Error")]
    [InlineData("503 Service Unavailable")]
    [InlineData("429 Too Many Requests")]
    [InlineData("408 Request Timeout")]
    [InlineData("206 Partial Content")]
    public async Task What_may_pass_is_no_refusal(string status)
    {
        await using var host = new RawHost(RawHost.Answering(status, Photo));

        Assert.IsType<MaterialReading.Unavailable>(await Fetch(host));
    }

    [Fact]
    public async Task A_length_that_differs_is_refused_before_the_body_and_a_body_that_goes_on_after_its_size()
    {
        await using var announced = new RawHost(RawHost.Answering("200 OK", Photo, length: 10_000_000_000));
        Assert.Equal(new MaterialReading.Refused(MaterialProblem.ContentDiffers), await Fetch(announced));

        await using var endless = new RawHost(async (_, stream, cancellationToken) =>
        {
            await stream.WriteAsync("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n"u8.ToArray(), cancellationToken);
            while (true)
                await stream.WriteAsync(Photo, cancellationToken);
        });
        Assert.Equal(new MaterialReading.Refused(MaterialProblem.ContentDiffers), await Fetch(endless));
    }

    [Fact]
    public async Task A_body_that_ends_early_or_is_cut_is_not_taken()
    {
        await using var early = new RawHost(async (_, stream, cancellationToken) =>
            await stream.WriteAsync((byte[])[.. "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n"u8, .. Photo[..^10]], cancellationToken));
        Assert.IsNotType<MaterialReading.Fetched>(await Fetch(early));

        await using var cut = new RawHost(RawHost.Answering("200 OK", Photo[..^10], length: Photo.Length));
        Assert.IsType<MaterialReading.Unavailable>(await Fetch(cut));
    }

    [Fact]
    public async Task A_host_that_trickles_is_left_when_the_machines_time_is_up()
    {
        var clock = new FakeTimeProvider();
        var trickling = new TaskCompletionSource();
        await using var host = new RawHost(async (_, stream, cancellationToken) =>
        {
            await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Length: {Photo.Length}\r\n\r\n"), cancellationToken);
            await stream.WriteAsync(Photo.AsMemory(0, 1), cancellationToken);
            trickling.SetResult();
            await Task.Delay(Timeout.Infinite, cancellationToken);
        });
        using var rig = new MaterialsRig { Clock = clock };
        using var materials = rig.Materials(host.Port);

        var fetching = materials.Fetch(Reference(host), MaterialsRig.Policy, TestContext.Current.CancellationToken);
        await trickling.Task.WaitAsync(TestContext.Current.CancellationToken);
        Assert.False(fetching.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(31));

        Assert.IsType<MaterialReading.Unavailable>(await fetching);
    }

    [Fact]
    public async Task A_caller_that_gives_up_is_told_so()
    {
        using var given = new CancellationTokenSource();
        await using var host = new RawHost(async (_, _, cancellationToken) =>
        {
            await given.CancelAsync();
            await Task.Delay(Timeout.Infinite, cancellationToken);
        });
        using var materials = _rig.Materials(host.Port);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => materials.Fetch(Reference(host), MaterialsRig.Policy, given.Token));
    }

    [Fact]
    public async Task A_certificate_of_another_name_is_not_accepted()
    {
        await using var host = new RawHost(RawHost.Answering("200 OK", Photo), certificateName: "other.example");

        Assert.Equal(new MaterialReading.Unavailable("the host's certificate is not trusted"), await Fetch(host));
        Assert.Empty(host.Requests);
    }

    [Fact]
    public async Task A_name_that_leads_inside_is_refused_on_the_connection_itself()
    {
        await using var host = new RawHost(RawHost.Answering("200 OK", Photo));
        foreach (var address in new[] { "127.0.0.1", "169.254.169.254", "100.100.100.200", "::1", "::ffff:10.0.0.1" })
        {
            using var materials = _rig.Materials(host.Port, allowPrivate: false, _ => [IPAddress.Parse(address)]);
            Assert.Equal(
                new MaterialReading.Refused(MaterialProblem.PlaceNotAllowed),
                await materials.Fetch(Reference(host), MaterialsRig.Policy, TestContext.Current.CancellationToken));
        }

        Assert.Empty(host.Requests);
    }

    [Fact]
    public async Task Of_several_addresses_only_the_public_ones_are_dialled()
    {
        // The second is public and for nobody: the connection fails, and the first, where a host does listen, was not tried.
        await using var host = new RawHost(RawHost.Answering("200 OK", Photo));
        using var rig = new MaterialsRig { Timeout = TimeSpan.FromMilliseconds(200) };
        using var materials = rig.Materials(host.Port, allowPrivate: false, _ => [IPAddress.Loopback, IPAddress.Parse("192.31.196.1")]);

        Assert.IsType<MaterialReading.Unavailable>(await materials.Fetch(Reference(host), MaterialsRig.Policy, TestContext.Current.CancellationToken));
        Assert.Empty(host.Requests);
    }

    [Theory]
    [InlineData("http://materials.example/a.jpg")]
    [InlineData("https://materials.example:8443/a.jpg")]
    [InlineData("https://other.example/a.jpg")]
    [InlineData("https://sub.materials.example/a.jpg")]
    [InlineData("https://materials.example.attacker.example/a.jpg")]
    [InlineData("https://materials.example@attacker.example/a.jpg")]
    [InlineData("https://user:password@materials.example/a.jpg")]
    [InlineData("https://attacker.example/#@materials.example/")]
    [InlineData("https://attacker.example\\@materials.example/")]
    [InlineData("https://127.0.0.1/a.jpg")]
    [InlineData("https://[::1]/a.jpg")]
    [InlineData("https://2130706433/a.jpg")]
    [InlineData("https://0x7f.1/a.jpg")]
    [InlineData("ftp://materials.example/a.jpg")]
    [InlineData("gopher://materials.example/")]
    [InlineData("data:image/jpeg;base64,AAAA")]
    [InlineData("//materials.example/a.jpg")]
    [InlineData("")]
    public void A_reference_elsewhere_is_refused_without_going_there(string uri)
    {
        using var materials = _rig.Materials(hosts: RawHost.Name);

        Assert.Equal(MaterialProblem.PlaceNotAllowed, materials.Check(MaterialsRig.Reference(uri, Photo)));
    }

    [Theory]
    [InlineData("https://materials.example/a.jpg")]
    [InlineData("https://MATERIALS.example:443/a.jpg")]
    [InlineData("https://xn--fiqs8s.example:8443/a.jpg")]
    [InlineData("https://中国.example:8443/a.jpg")]
    public void A_reference_to_an_allowed_host_may_be_tried(string uri)
    {
        using var materials = _rig.Materials(hosts: [RawHost.Name, "xn--fiqs8s.example:8443"]);

        Assert.Null(materials.Check(MaterialsRig.Reference(uri, Photo)));
    }

    [Fact]
    public void A_reference_of_endless_length_is_refused()
    {
        using var materials = _rig.Materials(hosts: RawHost.Name);

        Assert.Equal(MaterialProblem.PlaceNotAllowed, materials.Check(MaterialsRig.Reference("https://materials.example/" + new string('a', 4000), Photo)));
    }

    public void Dispose() => _rig.Dispose();

    private static MaterialReference Reference(RawHost host, string path = "/a.jpg") =>
        MaterialsRig.Reference($"https://{RawHost.Name}:{host.Port}{path}", Photo);

    private async Task<MaterialReading> Fetch(RawHost host, string path = "/a.jpg")
    {
        using var materials = _rig.Materials(host.Port);
        return await materials.Fetch(Reference(host, path), MaterialsRig.Policy, TestContext.Current.CancellationToken);
    }
}
