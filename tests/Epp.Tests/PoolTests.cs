using DomainWorkers.Epp.Tests.Peer;

namespace DomainWorkers.Epp.Tests;

public sealed class PoolTests
{
    [Fact]
    public async Task A_command_logs_in_once_and_is_answered_on_the_same_session()
    {
        await using var registry = ScriptedRegistry.Polite(command => command.Verb switch
        {
            "check" => Answers.Code(command, 1000, Answers.Checked("example.cn", true)),
            "create" => Answers.Code(command, 1000, Answers.Created("example.cn")),
            _ => Answers.Code(command, 1000),
        });
        await using var pool = registry.Pool();

        var check = await pool.Execute(new DomainCheck("example.cn"), Commands.Named("check-1"), TestContext.Current.CancellationToken);
        var create = await pool.Execute(
            new DomainCreate { Name = "example.cn", PeriodYears = 1, AuthInfo = EppAuthInfo.Password("2fooBAR") },
            Commands.Named("create-1"),
            TestContext.Current.CancellationToken);

        Assert.True(check.Data!.Find("EXAMPLE.cn")!.Available);
        Assert.Equal(new DateTimeOffset(2027, 11, 22, 10, 0, 0, TimeSpan.Zero), create.Data!.ExpiresAt);
        Assert.Equal("create-1", create.ClientTransactionId);
        Assert.Equal("SV-1000", create.ServerTransactionId);
        Assert.Equal(["login", "check", "create"], Assert.Single(registry.Connections).Commands.Select(command => command.Verb));
        Assert.Equal("CN=registrar-a", registry.Connections.First().ClientCertificateSubject);
        Assert.Equal(1, pool.Status.Idle);
    }
}
