using DomainWorkers.DocumentDbGateway.Engine;

namespace DomainWorkers.DocumentDbGateway.Tests;

public sealed class GatewayOptionsTests
{
    [Theory]
    [InlineData("--listen 127.0.0.1:27017 --postgres Host=x", null)]
    [InlineData("--postgres Host=x --listen [::1]:0 --command-log /tmp/log", null)]
    [InlineData("--listen 0.0.0.0:27017 --postgres Host=x", "loopback")]
    [InlineData("--listen 192.0.2.1:27017 --postgres Host=x", "loopback")]
    [InlineData("--listen 127.0.0.1:27017", "--postgres")]
    [InlineData("--listen nowhere --postgres Host=x", "--listen")]
    [InlineData("--verbose", "--verbose")]
    [InlineData("", "--listen")]
    public void Only_a_complete_command_line_on_loopback_is_taken(string line, string? complaint)
    {
        var options = GatewayOptions.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries), out var problem);

        Assert.Equal(complaint is null, options is not null);
        Assert.Contains(complaint ?? "", problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("M001C", 11000)]
    [InlineData("23505", 11000)]
    [InlineData("40001", 112)]
    [InlineData("M0001", 2)]
    [InlineData("XX000", 8)]
    public void States_of_the_engine_have_codes_a_driver_knows(string state, int code)
    {
        var packed = state.Select((character, i) => (character - '0') << (6 * i)).Sum();

        Assert.Equal(state, ErrorCodes.Unpack(packed));
        Assert.Equal(code, ErrorCodes.Of(state));
    }
}
