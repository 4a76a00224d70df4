using DomainWorkers.Contracts.Contacts;
using DomainWorkers.Contracts.Registration;
using DomainWorkers.RegistrySimulator;
using DomainWorkers.RegistrySubmission.Adapters;
using DomainWorkers.RegistrySubmission.Domain;

namespace DomainWorkers.RegistrySubmission.Tests.EndToEnd;

/// <summary>A registry that wants CNNIC's extensions.</summary>
public sealed class CnnicTests
{
    [Fact]
    public async Task Says_who_holds_the_domain_by_which_document_and_through_which_channel()
    {
        await using var r = await Start();
        var domain = await r.Register();

        var contact = r.Registry.Server.Objects.Contact(OperationIds.ContactHandle("acme-company", 1))!.Cnnic!;
        Assert.Equal(("E", "QT", "911100000000ACME2E", "dw-tea"), (contact.Type, contact.DocumentKind, contact.DocumentNumber, contact.Purveyor));
        Assert.Equal(new CnnicDomain("E", "dw-tea"), r.AtRegistry!.Cnnic);

        await r.Say(
            new ChangeRegistrant { Account = Registrar.Account, OrderId = "h-1", IssuedAt = r.Now, DomainId = domain.Id, ProfileId = "acme-zhang" },
            FaultAction.ExecuteThenDrop, "domain:update");

        Assert.Equal("acme-zhang", r.Answer<RegistrantChanged>().Domain.ProfileId);
        var person = r.Registry.Server.Objects.Contact(OperationIds.ContactHandle("acme-zhang", 1))!.Cnnic!;
        Assert.Equal(("I", "SFZ", "110101190001010014"), (person.Type, person.DocumentKind, person.DocumentNumber));
        Assert.Equal(new CnnicDomain("I", "dw-tea"), r.AtRegistry!.Cnnic);
    }

    [Fact]
    public async Task Refuses_a_holder_whose_document_is_not_known_and_registers_nothing()
    {
        await using var r = await Start();

        await r.Say(r.Order() with { ProfileId = "acme-unreviewed" });

        Assert.Equal("IdentityUnknown", Assert.Single(r.Answer<RegistrationRefused>().Reasons).Code);
        Assert.Empty(r.Registry.Server.Objects.Contacts);
        Assert.Null(r.AtRegistry);
    }

    [Theory]
    [InlineData("SFZ", CnnicPlatform.Cn, "SFZ")]
    [InlineData("xydm", CnnicPlatform.Cn, "QT")]
    [InlineData("XYDM", CnnicPlatform.Shared, "TYDM")]
    [InlineData("TW", CnnicPlatform.Shared, "TWJMTX")]
    [InlineData("ZHUHUAZINVXUEXIAO", CnnicPlatform.Shared, "BJWSXX")]
    [InlineData("SOMETHING", CnnicPlatform.Shared, "QT")]
    public void Calls_documents_as_the_platform_does(string kind, CnnicPlatform platform, string word) =>
        Assert.Equal(word, CnnicDocumentKinds.Of(kind, platform));

    private static Task<Registrar> Start() => Registrar.Start(zone => zone with { CnnicRequired = true }, settings: ("CnnicPurveyor", "dw-tea"));
}
