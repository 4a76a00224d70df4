using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace DomainWorkers.EppServing;

/// <summary>Control of a stand-alone server over HTTP on the loopback interface; small JSON bodies, no authentication.</summary>
public sealed class ControlEndpoint : IAsyncDisposable
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    private readonly HttpListener _listener;
    private readonly IControlRoutes _routes;
    private readonly Task _serving;

    private ControlEndpoint(HttpListener listener, int port, IControlRoutes routes)
    {
        (_listener, Port, _routes) = (listener, port, routes);
        _serving = Serve();
    }

    public int Port { get; }

    public static ControlEndpoint Start(int port, IControlRoutes routes)
    {
        var listener = new HttpListener();
        // Only this prefix: a browser page that makes somebody's machine resolve a name to 127.0.0.1 has another Host header.
        listener.Prefixes.Add($"http://127.0.0.1:{port}/");
        listener.Start();
        return new ControlEndpoint(listener, port, routes);
    }

    public async ValueTask DisposeAsync()
    {
        _listener.Close();
        await _serving;
    }

    private async Task Serve()
    {
        while (true)
        {
            HttpListenerContext request;
            try
            {
                request = await _listener.GetContextAsync();
            }
            catch (Exception closed) when (closed is HttpListenerException or ObjectDisposedException)
            {
                return;
            }

            await Answer(request);
        }
    }

    private async Task Answer(HttpListenerContext context)
    {
        var (status, body) = await Ask(context.Request);
        try
        {
            context.Response.StatusCode = status;
            context.Response.ContentType = "application/json";
            await context.Response.OutputStream.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(body, Format));
            context.Response.Close();
        }
        catch (Exception gone) when (gone is HttpListenerException or IOException or ObjectDisposedException)
        {
            // The asker left.
        }
    }

    private async Task<(int Status, object Body)> Ask(HttpListenerRequest request)
    {
        // A web page can send text/plain to a loopback address without asking; it cannot send this.
        if (request.HasEntityBody && request.ContentType?.StartsWith("application/json", StringComparison.OrdinalIgnoreCase) != true)
            return (415, new { error = "Send Content-Type: application/json." });
        try
        {
            var body = request.HasEntityBody ? await JsonDocument.ParseAsync(request.InputStream) : null;
            return await _routes.Ask(request.HttpMethod, request.Url!.AbsolutePath.Trim('/'), body?.RootElement);
        }
        catch (Exception problem) when (problem is JsonException or FormatException or ArgumentException
            or KeyNotFoundException or InvalidOperationException)
        {
            return (400, new { error = problem.Message });
        }
    }
}
