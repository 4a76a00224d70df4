using DomainWorkers.RegistrantVault.Registrants;
using DomainWorkers.RegistrantVault.Secrecy;
using DomainWorkers.RegistrantVault.Tests.Rig;

namespace DomainWorkers.RegistrantVault.Tests;

public sealed class ProfileRulesTests
{
    [Theory]
    [InlineData("+86.13800000000", true)]
    [InlineData("+1.2025550101", true)]
    [InlineData("+852.20000008", true)]
    [InlineData("+86.12345678901234", false)] // 18 characters, RFC 5733 allows 17
    [InlineData("+8613800000000", false)]
    [InlineData("86.13800000000", false)]
    [InlineData("+8600.138", false)]
    [InlineData("+86.", false)]
    [InlineData("+86.138 0000", false)]
    [InlineData("+86.138\n", false)]
    public void A_phone_number_has_the_form_of_rfc_5733(string phone, bool valid) =>
        Check(valid, "contact.phone", draft => draft with { Contact = People.Contact() with { Phone = new SensitiveText(phone) } });

    [Theory]
    [InlineData("a@b.cn", true)]
    [InlineData("名字@例子.中国", true)]
    [InlineData("a.b+c@mail.example.com", true)]
    [InlineData("a@b", false)]
    [InlineData("a@@b.cn", false)]
    [InlineData("a b@c.cn", false)]
    [InlineData("a@b..cn", false)]
    [InlineData("@b.cn", false)]
    [InlineData("a@b.cn\n", false)]
    [InlineData("a@b.cn\r\nBcc: x@y.cn", false)]
    public void A_mail_address_has_the_form_of_one(string email, bool valid) =>
        Check(valid, "contact.email", draft => draft with { Contact = People.Contact(email) });

    [Theory]
    [InlineData("Beijing", true)]
    [InlineData("北京", false)]
    [InlineData("Zürich", false)]
    [InlineData("", false)]
    [InlineData(" Beijing", false)]
    [InlineData("Bei\tjing", false)]
    public void The_international_form_is_ascii(string city, bool valid) =>
        Check(valid, "contact.international.city", draft => draft with
        {
            Contact = People.Contact() with { International = People.Contact().International! with { City = new SensitiveText(city) } },
        });

    [Theory]
    [InlineData("欧阳𫖮", true)] // outside the basic plane: real names are
    [InlineData("O'Brien-Wang", true)]
    [InlineData("买买提·艾力", true)]
    [InlineData("王\u0000", false)]
    [InlineData("王\ud800", false)]
    public void A_local_name_is_any_well_formed_text(string name, bool valid) =>
        Check(valid, "contact.local.name", draft => draft with
        {
            Contact = People.Contact() with { Local = People.Contact().Local! with { Name = new SensitiveText(name) } },
        });

    [Fact]
    public void Lines_are_as_many_and_as_long_as_a_registry_takes()
    {
        Check(true, "", draft => Street(draft, 3, 255));
        Check(false, "contact.local.street", draft => Street(draft, 4, 10));
        Check(false, "contact.local.street", draft => Street(draft, 0, 10));
        Check(false, "contact.local.street", draft => Street(draft, 1, 256));
    }

    [Theory]
    [InlineData("CN", true)]
    [InlineData("cn", false)]
    [InlineData("CHN", false)]
    [InlineData("CN\n", false)]
    public void A_country_is_two_capitals(string country, bool valid) =>
        Check(valid, "contact.local.country", draft => draft with
        {
            Contact = People.Contact() with { Local = People.Contact().Local! with { Country = country } },
        });

    [Theory]
    [InlineData("p-1", true)]
    [InlineData("", false)]
    [InlineData("-p", false)]
    [InlineData("p/1", false)]
    [InlineData("p-1\n", false)]
    [InlineData("王", false)]
    public void A_profile_id_has_the_contracts_form(string id, bool valid) => Check(valid, "profileId", draft => draft with { Id = id });

    [Theory]
    [InlineData("acme", true)]
    [InlineData("Acme", false)]
    [InlineData("acme\n", false)]
    [InlineData("acme.x", false)]
    public void An_account_has_the_contracts_form(string account, bool valid) => Check(valid, "account", draft => draft with { Account = account });

    [Fact]
    public void A_new_profile_has_contact_data_in_one_form_at_least()
    {
        Check(false, "contact", draft => draft with { Contact = null });
        Check(true, "", draft => draft with { Contact = null, ExpectedVersion = 1 });
        Check(false, "contact", draft => draft with { Contact = People.Contact() with { Local = null, International = null } });
        Check(false, "kind", draft => draft with { Kind = (RegistrantKind)9 });
        Check(false, "region", draft => draft with { Region = (RegistrantRegion)9 });
        Check(false, "expectedVersion", draft => draft with { ExpectedVersion = -1 });
        Check(false, "identity.number", draft => draft with { Identity = People.Identity(new string('1', 51)) });
        Check(false, "identity.kind", draft => draft with { Identity = new() { Kind = new SensitiveText("sfz"), Number = new SensitiveText("1") } });
    }

    private static ProfileDraft Street(ProfileDraft draft, int lines, int length) => draft with
    {
        Contact = People.Contact() with
        {
            Local = People.Contact().Local! with { Street = [.. Enumerable.Repeat(new SensitiveText(new string('路', length)), lines)] },
        },
    };

    private static void Check(bool valid, string field, Func<ProfileDraft, ProfileDraft> change)
    {
        var draft = change(People.Draft());
        if (valid)
            ProfileRules.Check(draft);
        else
            Assert.Equal(field, Assert.Throws<InvalidProfileException>(() => ProfileRules.Check(draft)).Field);
    }
}
