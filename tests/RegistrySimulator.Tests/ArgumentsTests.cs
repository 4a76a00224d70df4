namespace DomainWorkers.RegistrySimulator.Tests;

public sealed class ArgumentsTests
{
    [Fact]
    public void Nothing_gives_a_registry_that_works()
    {
        var arguments = Arguments.Parse([]);

        Assert.Equal(7700, arguments.Options.Port);
        Assert.Equal("registrar", Assert.Single(arguments.Options.Accounts).ClientId);
        Assert.Equal(["cn", "com"], arguments.Options.Zones.Select(zone => zone.Suffix));
        Assert.False(arguments.SimulatedTime);
    }

    [Fact]
    public void Everything_is_understood()
    {
        var arguments = Arguments.Parse(
        [
            "--port", "0", "--bind", "0.0.0.0", "--rate-span", "10s", "--ledger", "l.jsonl", "--ledger-all", "--state", "s.jsonl", "--certs", "c", "--server-name", "epp.example",
            "--account", "one:password:3:20:500", "--account", "two:password", "--zone", "cn,contacts,verification=5d,pending=90s,reserved=nic+www",
            "--zone", "com,host-attributes,max-years=5", "--fault", "domain:create:execute-drop:0.05", "--fault", "login:refuse-login:next3",
            "--seed", "42", "--idle", "15m", "--rate-verdict", "2400", "--clock", "simulated@2025-01-06T00:00:00Z", "--admin-port", "7701",
        ]);

        var options = arguments.Options;
        Assert.Equal((0, "l.jsonl", LedgerContent.All, "s.jsonl", "c"), (options.Port, options.LedgerPath, options.LedgerContent, options.StatePath, options.CertificateFolder));
        Assert.Equal(new RegistrarAccount("one", "password") { MaxSessions = 3, CommandsPerSecond = 20, Balance = 500 }, options.Accounts[0]);
        Assert.Equal((true, TimeSpan.FromDays(5), TimeSpan.FromSeconds(90)), (options.Zones[0].ContactsRequired, options.Zones[0].Verification!.Grace, options.Zones[0].PendingCreate!.Value));
        Assert.Equal((false, 5), (options.Zones[1].HostObjects, options.Zones[1].MaxYears));
        Assert.Equal((System.Net.IPAddress.Any, TimeSpan.FromSeconds(10)), (options.Address, options.RateSpan));
        Assert.Equal((42, TimeSpan.FromMinutes(15), RateVerdict.FailWith2400), (options.Seed, options.IdleTimeout, options.RateVerdict));
        Assert.Equal(new FaultRule(FaultAction.ExecuteThenDrop) { Command = "domain:create", Probability = 0.05 }, arguments.Faults[0]);
        Assert.Equal(new FaultRule(FaultAction.RefuseLogin) { Command = "login", Next = 3 }, arguments.Faults[1]);
        Assert.Equal((true, new DateTimeOffset(2025, 1, 6, 0, 0, 0, TimeSpan.Zero), 7701), (arguments.SimulatedTime, arguments.ClockStart, arguments.AdminPort));
    }

    [Theory]
    [InlineData("--prot 1", "'--prot' is not an option.")]
    [InlineData("port", "'port' is not an option.")]
    [InlineData("--port", "--port needs a value.")]
    [InlineData("--port x", "--port: 'x' is not a number from 0 to 65535.")]
    [InlineData("--port 70000", "--port: '70000' is not a number from 0 to 65535.")]
    [InlineData("--bind here", "--bind: 'here' is not an IP address.")]
    [InlineData("--admin-port 0", "--admin-port: 0 is not a port.")]
    [InlineData("--account one", "--account 'one': expected ID:PASSWORD[:SESSIONS[:PER_SECOND[:BALANCE]]].")]
    [InlineData("--account one:password:x", "--account 'one:password:x': 'x' is not a number.")]
    [InlineData("--account one:short", "Account 'one': a password has at least 6 characters.")]
    [InlineData("--account 1:password", "Account '1': a client id has 3 to 16 characters.")]
    [InlineData("--account one:password --account one:password", "Account 'one' is given twice.")]
    [InlineData("--zone cn,colour=red", "--zone 'cn,colour=red': 'colour=red' is not an option of a zone.")]
    [InlineData("--zone cn,pending=soon", "'soon' is not a duration such as 90s, 15m, 2h or 5d.")]
    [InlineData("--zone 中国", "Zone '中国' is not a suffix in A-label form, such as cn, com.cn or xn--fiqs8s.")]
    [InlineData("--fault domain:create", "Fault 'domain:create': expected COMMAND:ACTION:PROBABILITY or COMMAND:ACTION:nextN.")]
    [InlineData("--fault domain:create:drop:2", "Fault 'domain:create:drop:2': '2' is neither a probability from 0 to 1 nor next1, next2, ...")]
    [InlineData("--rate-verdict 9", "--rate-verdict is 2502, 2400 or 2500, not '9'.")]
    [InlineData("--clock fast", "--clock is real or simulated, not 'fast'.")]
    [InlineData("--clock simulated@noon", "'noon' is not an instant such as 2025-01-06T00:00:00Z.")]
    public void What_is_wrong_is_said(string line, string message)
    {
        var problem = Assert.Throws<FormatException>(() => Arguments.Parse(line.Split(' ')));

        Assert.Equal(message, problem.Message);
    }

    [Fact]
    public void Every_fault_can_be_named()
    {
        foreach (var action in Enum.GetValues<FaultAction>())
            Assert.Equal(action, FaultArgument.Parse($"domain:create:{FaultArgument.NameOf(action)}:1").Action);
    }
}
