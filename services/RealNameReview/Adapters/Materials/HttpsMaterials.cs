using System.Net;
using System.Net.Http;
using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace DomainWorkers.RealNameReview.Adapters.Materials;

/// <summary>Fetches over HTTPS. No redirect is followed, no proxy, cookie or credential of ours goes along, nothing is unpacked.</summary>
internal sealed class HttpsMaterials : IDisposable
{
    private readonly HttpClient _client;

    public HttpsMaterials(MaterialOptions options, CheckedDialer dialer)
    {
        // A connection is not kept: its address was looked at for this fetch.
        var transport = new SocketsHttpHandler
        {
            ConnectCallback = dialer.Dial,
            AllowAutoRedirect = false,
            UseProxy = false,
            UseCookies = false,
            Credentials = null,
            PreAuthenticate = false,
            AutomaticDecompression = DecompressionMethods.None,
            PooledConnectionLifetime = TimeSpan.Zero,
            MaxResponseHeadersLength = 32,
            ConnectTimeout = options.Timeout,
            SslOptions = Tls(options.Authority),
        };

        // The limit of time is the caller's token, which runs on the machine's clock.
        _client = new HttpClient(transport) { Timeout = Timeout.InfiniteTimeSpan };
    }

    public async Task<RawMaterial> Fetch(Uri uri, long size, CancellationToken cancellationToken)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, uri) { Version = HttpVersion.Version11, VersionPolicy = HttpVersionPolicy.RequestVersionExact };
            using var response = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            if (Answer(response) is { } answer)
                return answer;
            if (response.Content.Headers.ContentLength is { } length && length != size)
                return new RawMaterial.Refused(MaterialProblem.ContentDiffers);

            await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
            return await MaterialStream.Read(body, size, cancellationToken);
        }
        catch (HttpRequestException exception)
        {
            return Failure(exception);
        }
        catch (IOException)
        {
            return new RawMaterial.Unavailable("the connection was lost");
        }
    }

    public void Dispose() => _client.Dispose();

    private static RawMaterial? Answer(HttpResponseMessage response) => (int)response.StatusCode switch
    {
        200 => null,
        >= 300 and < 400 => new RawMaterial.Refused(MaterialProblem.PlaceNotAllowed),
        401 or 403 => new RawMaterial.Refused(MaterialProblem.AccessDenied),
        408 or 425 or 429 or >= 500 => new RawMaterial.Unavailable($"the host answered {(int)response.StatusCode}"),
        >= 400 => new RawMaterial.Refused(MaterialProblem.NotFound),
        var other => new RawMaterial.Unavailable($"the host answered {other}"),
    };

    private static RawMaterial Failure(HttpRequestException exception) => exception switch
    {
        { InnerException: AddressRefusedException } => new RawMaterial.Refused(MaterialProblem.PlaceNotAllowed),
        { InnerException: AuthenticationException } => new RawMaterial.Unavailable("the host's certificate is not trusted"),
        { HttpRequestError: HttpRequestError.NameResolutionError } => new RawMaterial.Unavailable("the host has no address"),
        _ => new RawMaterial.Unavailable($"the request failed ({exception.HttpRequestError})"),
    };

    private static SslClientAuthenticationOptions Tls(string? authority)
    {
        var options = new SslClientAuthenticationOptions { CertificateRevocationCheckMode = X509RevocationMode.NoCheck };
        if (authority is not null)
        {
            var policy = new X509ChainPolicy
            {
                TrustMode = X509ChainTrustMode.CustomRootTrust,
                RevocationMode = X509RevocationMode.NoCheck,
                DisableCertificateDownloads = true,
            };
            policy.CustomTrustStore.ImportFromPemFile(authority);
            policy.ApplicationPolicy.Add(new System.Security.Cryptography.Oid("1.3.6.1.5.5.7.3.1"));
            options.CertificateChainPolicy = policy;
        }

        return options;
    }
}
