using System.Text;
using System.Text.Json;
using DomainWorkers.RealNameReview.Domain;

namespace DomainWorkers.RealNameReview.Tests.Domain;

public sealed class ContentRulesTests
{
    private static readonly DateOnly Today = new(2025, 1, 6);

    [Fact]
    public void What_fits_comes_back_in_the_form_of_the_vault()
    {
        var content = Valid(People.Person(phone: "138 0000 0001"));
        Assert.Equal("+86.13800000001", content.Contact.Phone.Reveal());
        Assert.Equal(("SFZ", People.Zhang), (content.Document.Kind.Reveal(), content.Document.Number.Reveal()));
        Assert.Equal("张示例", content.Contact.Local!.Name.Reveal());
    }

    [Theory]
    [InlineData("+86.13800000001", "mainland", "+86.13800000001")]
    [InlineData("+8613800000001", "mainland", "+86.13800000001")]
    [InlineData("010-12345678", "mainland", "+86.1012345678")]
    [InlineData("+852 2123 4567", "other", "+852.21234567")]
    [InlineData("+44 (0)20 7946 0958", "other", "+44.2079460958")]
    [InlineData("+39 06 6982 0001", "other", "+39.0669820001")]
    [InlineData("+１３ ８", "other", null)]
    [InlineData("2079460958", "other", null)]
    [InlineData("+86.1380000", "mainland", null)]
    [InlineData("+86.0101234567890123", "mainland", null)]
    [InlineData("phone", "mainland", null)]
    public void Phones(string text, string region, string? phone)
    {
        var content = region == "mainland"
            ? People.Person(phone: text)
            : People.Person("John Doe", "AB1234567", "HZ", "other", "GB", text);
        if (phone is not null)
            Assert.Equal(phone, Valid(content).Contact.Phone.Reveal());
        else
            Assert.Equal(["phone PhoneInvalid"], Problems(content));
    }

    [Fact]
    public void An_extension_is_not_dropped_in_silence() =>
        Assert.Equal(["phone PhoneExtension"], Problems(People.Person(phone: "+86 10 12345678 ext. 12")));

    [Theory]
    [InlineData("张示例", null)]
    [InlineData("买买提·示例", null)]
    [InlineData("𠮷野", null)]
    [InlineData("〇一", null)]
    [InlineData("张", "NameTooShort")]
    [InlineData("张3", "NameCharacters")]
    [InlineData("张  三", "NameCharacters")]
    [InlineData("张<三", "NameCharacters")]
    [InlineData("Zhang San", "NameNotHan")]
    [InlineData("张示例 ", "FieldCharacters")]
    [InlineData("张\u0000例", "FieldCharacters")]
    [InlineData("", "FieldRequired")]
    public void Names_of_mainland_persons(string name, string? rule) =>
        Assert.Equal(rule is null ? [] : [$"local.name {rule}"], Problems(People.Person(name: name)));

    [Theory]
    [InlineData("John O'Neil-Smith Jr.", null)]
    [InlineData("José Ñandú", null)]
    [InlineData("J0hn", "NameCharacters")]
    public void Names_of_others(string name, string? rule) => Assert.Equal(
        rule is null ? [] : [$"local.name {rule}"], Problems(People.Person(name, "AB1234567", "HZ", "other", "GB", "+44.2079460958")));

    [Theory]
    [InlineData("示例·茶业《北京》有限公司")]
    [InlineData("示例茶业（北京）有限公司")]
    [InlineData("3M 中国有限公司")]
    public void An_organisations_name_stays_as_its_document_writes_it(string name) =>
        Assert.Equal(name, Valid(People.Organisation(name)).Contact.Local!.Organisation!.Reveal());

    [Fact]
    public void An_organisation_has_a_name_and_a_person_has_none()
    {
        var person = People.Person();
        person["local"] = People.Postal("张示例", "示例有限公司");
        Assert.Equal(["local.organisation OrganisationPresence"], Problems(person));
        var organisation = People.Organisation();
        organisation["local"] = People.Postal("李样本", null);
        Assert.Equal(["local.organisation OrganisationPresence"], Problems(organisation));
    }

    [Theory]
    [InlineData("mainland", "HK", "SFZ", People.Zhang, "local.country CountryMismatch")]
    [InlineData("hongKong", "CN", "TXZ", "H12345678", "local.country CountryMismatch")]
    [InlineData("other", "china", "HZ", "AB1234567", "local.country FieldTooLong")]
    public void The_country_is_that_of_the_region(string region, string country, string kind, string number, string problem) =>
        Assert.Contains(problem, Problems(People.Person("张示例", number, kind, region, country, "+852.21234567")));

    [Fact]
    public void The_international_form_is_ASCII_and_a_mainland_postcode_has_six_digits()
    {
        var content = People.Person();
        var postal = People.Postal("Zhang Shilì", null);
        postal["postalCode"] = "10000";
        content["international"] = postal;
        Assert.Contains("international.name FieldNotAscii", Problems(content));
        Assert.Contains("international.street FieldNotAscii", Problems(content));
        Assert.Contains("international.postalCode PostalCodeForm", Problems(content));
    }

    [Fact]
    public void What_is_missing_unknown_or_of_another_type_is_named()
    {
        Assert.Equal(
            ["document FieldRequired", "email FieldRequired", "kind FieldRequired", "phone FieldRequired", "region FieldRequired"], Problems([]));
        var content = People.Person();
        content["fax"] = "1";
        content["王"] = "1";
        content["kind"] = "human";
        content["email"] = 5;
        content["local"] = "here";
        Assert.Equal(["? FieldUnknown", "email FieldForm", "kind FieldChoice", "local FieldForm"], Problems(content));
    }

    [Fact]
    public void Neither_rule_nor_text_repeats_a_value()
    {
        var content = People.Person(name: "张7f3a", number: "7f3a", phone: "7f3a", email: "7f3a");
        content["7f3a-7f3a"] = "7f3a";
        var refused = Assert.IsType<ContentReading.Refused>(Read(content));
        Assert.True(refused.Problems.Count >= 5);
        Assert.DoesNotContain("7f3a", JsonSerializer.Serialize(refused.Problems), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Half_a_surrogate_is_no_text()
    {
        var json = JsonSerializer.Serialize(People.Person()).Replace("\\u5F20", "\\uD800", StringComparison.Ordinal);
        var reading = ContentRules.Read(Encoding.UTF8.GetBytes(json), Today);
        Assert.Equal("FieldCharacters", Assert.Single(Assert.IsType<ContentReading.Refused>(reading).Problems).Rule);
    }

    private static ProfileContent Valid(Dictionary<string, object?> content)
    {
        var reading = Read(content);
        Assert.True(reading is ContentReading.Valid, string.Join("; ", Problems(content)));
        return ((ContentReading.Valid)reading).Content;
    }

    private static List<string> Problems(Dictionary<string, object?> content) => Read(content) is ContentReading.Refused(var problems)
        ? [.. problems.Select(problem => $"{problem.Field} {problem.Rule}").Order(StringComparer.Ordinal)]
        : [];

    private static ContentReading Read(Dictionary<string, object?> content) => ContentRules.Read(JsonSerializer.SerializeToUtf8Bytes(content), Today);
}
