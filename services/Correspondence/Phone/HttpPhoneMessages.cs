using System.Net.Http.Headers;
using System.Net.Http.Json;
using DomainWorkers.BuildingBlocks;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace DomainWorkers.Correspondence;

/// <summary>Sends short messages through an HTTP gateway.</summary>
internal sealed class HttpPhoneMessages(IOptions<SmsOptions> options, [FromKeyedServices(Clocks.Machine)] TimeProvider machineClock)
    : IPhoneMessages, IDisposable
{
    private readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false })
    {
        Timeout = System.Threading.Timeout.InfiniteTimeSpan,
    };

    public bool IsOffered => true;

    public async Task<PhoneAnswer> Send(string id, string phone, string text, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(options.Value.Timeout, machineClock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        using var request = new HttpRequestMessage(HttpMethod.Post, options.Value.Endpoint)
        {
            Content = JsonContent.Create(new PhoneMessage(id, phone, text)),
        };
        if (options.Value.Token is { } token)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        try
        {
            using var response = await _client.SendAsync(request, either.Token);
            return (int)response.StatusCode switch
            {
                >= 200 and < 300 => PhoneAnswer.Accepted,
                // Timeout, too many requests, our own credentials: nothing that the number could help.
                408 or 429 or 401 or 403 => PhoneAnswer.Later,
                >= 400 and < 500 => PhoneAnswer.Refused,
                _ => PhoneAnswer.Later,
            };
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            return PhoneAnswer.Later;
        }
    }

    public void Dispose() => _client.Dispose();

    private sealed record PhoneMessage(string Id, string Phone, string Text);
}
