using System.Net;
using System.Text;
using DomainWorkers.MiitSimulator.Calls;
using DomainWorkers.MiitSimulator.Soap;
using DomainWorkers.MiitSimulator.State;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace DomainWorkers.MiitSimulator;

/// <summary>The ministry on the network: SOAP over HTTP on the addresses of the specification.</summary>
public sealed class MinistryServer : IAsyncDisposable
{
    // 50 MB of XML hardly shrinks when it is hostile, and base64 adds a third.
    private const long MostRequestBytes = 96L * 1024 * 1024;

    private readonly WebApplication _application;

    private MinistryServer(WebApplication application, Ministry ministry, Ledger ledger, Faults faults) =>
        (_application, Ministry, Ledger, Faults) = (application, ministry, ledger, faults);

    public Ministry Ministry { get; }

    public Ledger Ledger { get; }

    public Faults Faults { get; }

    public int Port { get; private set; }

    /// <summary>What a client is told: http://address:port.</summary>
    public Uri Address { get; private set; } = new("http://127.0.0.1");

    public static async Task<MinistryServer> Start(MinistryOptions options, TimeProvider clock, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(options.Address, options.Port);
            kestrel.Limits.MaxRequestBodySize = MostRequestBytes;
        });

        var ledger = new Ledger(options.LedgerPath);
        var faults = new Faults();
        var ministry = new Ministry(options, clock, ledger, faults);
        var desk = new CallDesk(options, ministry, clock, ledger, faults);
        var application = builder.Build();
        foreach (var path in SoapMethods.All.Values.Select(method => method.Path).Distinct())
        {
            application.MapPost(path, context => Answer(context, path, desk, options.Watch));
            application.MapGet(path, context => Describe(context, path));
        }

        if (options.Control)
            new Hosting.ControlRoutes(ministry, ledger, faults, clock as SimulatedClock).Map(application);

        var server = new MinistryServer(application, ministry, ledger, faults);
        await application.StartAsync(cancellationToken);
        var bound = new Uri(application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        server.Port = bound.Port;
        server.Address = new Uri($"http://{(options.Address.Equals(IPAddress.Any) ? IPAddress.Loopback : options.Address)}:{bound.Port}");
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        await _application.DisposeAsync();
        Ledger.Dispose();
    }

    private static async Task Answer(HttpContext context, string path, CallDesk desk, Func<string, CallMoment, Task>? watch)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        body.Position = 0;
        SoapCall call;
        try
        {
            call = SoapEnvelope.Read(path, body);
        }
        catch (SoapFaultException problem)
        {
            await Write(context, StatusCodes.Status500InternalServerError, SoapEnvelope.Fault(problem.Message));
            return;
        }

        await Tell(CallMoment.Arrived);
        var (status, text) = Answer(call, desk);
        await Tell(CallMoment.Done);
        if (text is null)
        {
            context.Abort();
            return;
        }

        await Write(context, status, text);
        await Tell(CallMoment.Answered);

        Task Tell(CallMoment moment) => watch?.Invoke(call.Method, moment) ?? Task.CompletedTask;
    }

    private static (int Status, string? Text) Answer(SoapCall call, CallDesk desk)
    {
        try
        {
            return desk.Take(call) switch
            {
                { Content: null } => (0, null),
                { IsFault: true } fault => (StatusCodes.Status500InternalServerError, SoapEnvelope.Fault(fault.Content)),
                { Garbled: true } => (StatusCodes.Status200OK, "<html><body>502 Bad Gateway"),
                var done => (StatusCodes.Status200OK, SoapEnvelope.Answer(call.Method, done.Content)),
            };
        }
        catch (SoapFaultException problem)
        {
            return (StatusCodes.Status500InternalServerError, SoapEnvelope.Fault(problem.Message));
        }
    }

    private static async Task Write(HttpContext context, int status, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/xml; charset=utf-8";
        context.Response.ContentLength = bytes.Length;
        await context.Response.Body.WriteAsync(bytes, context.RequestAborted);
    }

    private static Task Describe(HttpContext context, string path)
    {
        if (!context.Request.QueryString.HasValue || !context.Request.QueryString.Value!.Equals("?wsdl", StringComparison.OrdinalIgnoreCase))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }

        context.Response.ContentType = "text/xml; charset=utf-8";
        return context.Response.WriteAsync(Wsdl.Describe(path, $"{context.Request.Scheme}://{context.Request.Host}{path}"));
    }
}
