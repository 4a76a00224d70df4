using System.Text;
using DomainWorkers.Contracts.Domains;
using DomainWorkers.Contracts.Registration;
using DomainWorkers.Contracts.Verification;
using DomainWorkers.RegistrySimulator;

namespace DomainWorkers.RegistrySubmission.Tests.EndToEnd;

/// <summary>Signed codes at a registry that wants a domain and a real-name code within five days.</summary>
public sealed class VerifyingTests
{
    private static readonly VerificationPolicy Policy = new(TimeSpan.FromDays(5));

    [Theory]
    [InlineData(FaultAction.ExecuteThenDrop)]
    [InlineData(FaultAction.DropBeforeExecuting)]
    public async Task Attaches_each_code_once_and_tells_what_is_missing_until_when(FaultAction fault)
    {
        await using var r = await Start();
        var registered = await r.Register();
        Assert.Equal(VerificationStatus.PendingCompliance, registered.Verification!.Status);
        Assert.Equal(["domain", "real-name"], registered.Verification.Missing.Select(code => code.Type));
        Assert.Equal(registered.RegisteredAt!.Value.AddDays(5), registered.Verification.Missing[0].DueAt, TimeSpan.FromSeconds(1));

        await r.Say(Attach(r, registered.Id, "v-1", Code("domain", "1-abc111")), fault, "domain:update");
        var first = r.Answer<VerificationCodesAttached>().Domain;
        Assert.Equal((VerificationStatus.PendingCompliance, 2), (first.Verification!.Status, first.Version));
        Assert.Equal("real-name", Assert.Single(first.Verification.Missing).Type);

        await r.Say(Attach(r, registered.Id, "v-2", Code("domain", "1-abc111"), Code("real-name", "1-abc222")));
        var second = r.Worker.Published<VerificationCodesAttached>()[^1].Domain;
        Assert.Equal(VerificationStatus.Compliant, second.Verification!.Status);
        Assert.Equal(["domain", "real-name"], second.Verification.Attached.Select(code => code.Type));
        Assert.Equal(["1-abc111", "1-abc222"], r.AtRegistry!.Codes.Select(code => code.Code));
        Assert.Equal(2, r.Registry.Executed("domain:update", Registrar.Name));

        await r.Say(Attach(r, registered.Id, "v-3", Code("domain", "1-abc111")));
        Assert.Equal(2, r.Registry.Executed("domain:update", Registrar.Name));
        Assert.Equal(second.Version, r.Worker.Published<VerificationCodesAttached>()[^1].Domain.Version);
    }

    [Fact]
    public async Task Sees_the_registrys_hold_go_with_the_last_code()
    {
        await using var r = await Start();
        var domain = await r.Register();
        r.Worker.Clock.Advance(TimeSpan.FromDays(6));
        await r.Worker.AdvanceMachine(TimeSpan.FromMinutes(1));
        Assert.True(r.AtRegistry!.Has("serverHold"));

        await r.Say(Attach(r, domain.Id, "v-1", Code("domain", "1-abc111"), Code("real-name", "1-abc222")));

        var attached = r.Answer<VerificationCodesAttached>().Domain;
        Assert.Equal((false, VerificationStatus.Compliant), (attached.RegistryHold, attached.Verification!.Status));
        Assert.False(r.AtRegistry!.Has("serverHold"));
    }

    [Theory]
    [InlineData(FaultAction.ExecuteThenDrop)]
    [InlineData(FaultAction.DropBeforeExecuting)]
    public async Task Registers_with_codes_that_the_registry_wants_at_once(FaultAction fault)
    {
        await using var r = await Start(Policy with { AtCreate = ["domain"] });
        await r.Say(r.Order("reg-1") with { VerificationCodes = [Code("domain", "1-abc111")] }, fault, "domain:create");

        var registered = r.Answer<DomainRegistered>().Domain;
        Assert.Equal("1-abc111", Assert.Single(r.AtRegistry!.Codes).Code);
        Assert.Equal("real-name", Assert.Single(registered.Verification!.Missing).Type);
        Assert.Equal(1, r.Registry.Executed("domain:create", Registrar.Name));
    }

    [Fact]
    public async Task Refuses_what_no_registry_would_take()
    {
        await using var r = await Start(Policy with { AtCreate = ["domain"] });
        var text = Convert.ToBase64String(Encoding.UTF8.GetBytes("this is no signed code at all, although it is long enough"));
        await r.Say(r.Order("reg-1") with { VerificationCodes = [text] });
        await r.Say(r.Order("reg-2") with { VerificationCodes = [Code("domain", "1-a"), Code("domain", "1-b")] });
        await r.Say(r.Order("reg-3"));
        await r.Say(r.Order("reg-4") with { VerificationCodes = [Code("domain", "1-a")] });

        Assert.Equal(["VerificationCodeForm", "VerificationCodeTwice", "RegistryPolicy"],
            r.Worker.Published<RegistrationRefused>().Select(refused => refused.Reasons[0].Code));
        Assert.Equal("reg-4", r.Answer<DomainRegistered>().OrderId);
    }

    [Fact]
    public async Task Refuses_codes_where_nobody_asks_for_them()
    {
        await using var r = await Registrar.Start();
        var domain = await r.Register();
        Assert.Null(domain.Verification);

        await r.Say(Attach(r, domain.Id, "v-1", Code("domain", "1-abc111")));

        Assert.Equal("VerificationNotAsked", Assert.Single(r.Answer<VerificationCodesRefused>().Reasons).Code);
        Assert.Equal(0, r.Registry.Executed("domain:update", Registrar.Name));
    }

    private static Task<Registrar> Start(VerificationPolicy? policy = null) =>
        Registrar.Start(zone => zone with { Verification = policy ?? Policy }, settings: ("VerificationProfile", "china"));

    private static AttachVerificationCodes Attach(Registrar r, string domainId, string orderId, params IReadOnlyList<string> codes) => new()
    {
        Account = Registrar.Account, OrderId = orderId, IssuedAt = r.Now, DomainId = domainId, Codes = codes,
    };

    private static string Code(string type, string value) => Convert.ToBase64String(Encoding.UTF8.GetBytes(
        $"""<v:signedCode id="signedCode" xmlns:v="urn:ietf:params:xml:ns:verificationCode-1.0"><v:code type="{type}">{value}</v:code></v:signedCode>"""));
}
