using System.Net;
using System.Net.Sockets;
using System.Text;

namespace DomainWorkers.Correspondence.Tests;

public sealed class HttpPhoneMessagesTests
{
    [Theory]
    [InlineData(200, "Accepted")]
    [InlineData(202, "Accepted")]
    [InlineData(400, "Refused")]
    [InlineData(422, "Refused")]
    [InlineData(401, "Later")]
    [InlineData(429, "Later")]
    [InlineData(302, "Later")]
    [InlineData(500, "Later")]
    [InlineData(0, "Later")]
    public async Task A_gateways_answer_is_told_by_its_class(int status, string expected)
    {
        using var gateway = new TcpListener(IPAddress.Loopback, 0);
        gateway.Start();
        var asked = Answer(gateway, status);
        using var phones = new HttpPhoneMessages(
            Microsoft.Extensions.Options.Options.Create(new SmsOptions
            {
                Endpoint = new Uri($"http://127.0.0.1:{((IPEndPoint)gateway.LocalEndpoint).Port}/messages"),
                Token = "t-1",
            }),
            TimeProvider.System);

        Assert.Equal(expected, (await phones.Send("dw-1", "+8613800000001", "验证码 123456", CancellationToken.None)).ToString());

        var request = await asked;
        Assert.Contains("Authorization: Bearer t-1", request, StringComparison.Ordinal);
        Assert.Contains("\"id\":\"dw-1\"", request, StringComparison.Ordinal);
    }

    /// <summary>Reads one request and answers it; status 0 closes the connection instead.</summary>
    private static async Task<string> Answer(TcpListener gateway, int status)
    {
        using var client = await gateway.AcceptTcpClientAsync();
        await using var stream = client.GetStream();
        var request = new StringBuilder();
        var buffer = new byte[4096];
        while (!request.ToString().Contains('}') && await stream.ReadAsync(buffer) is > 0 and var read)
            request.Append(Encoding.UTF8.GetString(buffer, 0, read));
        if (status != 0)
            await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 {status} X\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"));
        return request.ToString();
    }
}
