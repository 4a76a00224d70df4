using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace DomainWorkers.RealNameReview.Adapters.Sealing;

/// <summary><c>GET /keys</c>: the public keys that messages are sealed to, at the address that also shows the worker's health.</summary>
internal sealed class KeySetEndpoint(ISealedMessages messages) : IStartupFilter
{
    public const string Path = "/keys";

    private const string MediaType = "application/jwk-set+json";

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Map(Path, keys => keys.Run(Answer));
        next(app);
    };

    private async Task Answer(HttpContext context)
    {
        if (!HttpMethods.IsGet(context.Request.Method) || context.Request.Path.HasValue)
        {
            context.Response.StatusCode = context.Request.Path.HasValue ? StatusCodes.Status404NotFound : StatusCodes.Status405MethodNotAllowed;
            return;
        }

        context.Response.ContentType = MediaType;
        context.Response.Headers.CacheControl = "public, max-age=300";
        await context.Response.WriteAsync(messages.KeySet, context.RequestAborted);
    }
}
