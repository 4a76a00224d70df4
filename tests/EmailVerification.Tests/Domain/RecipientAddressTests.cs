using DomainWorkers.EmailVerification.Domain;

namespace DomainWorkers.EmailVerification.Tests.Domain;

public sealed class RecipientAddressTests
{
    [Theory]
    [InlineData("Li.Wei@Tea.Example", "Li.Wei@tea.example", "li.wei@tea.example")]
    [InlineData("  li@tea.example ", "li@tea.example", "li@tea.example")]
    [InlineData("li@茶.example", "li@xn--cl1a.example", "li@xn--cl1a.example")]
    [InlineData("li@xn--cl1a.example", "li@xn--cl1a.example", "li@xn--cl1a.example")]
    [InlineData("茶@tea.example", "茶@tea.example", "茶@tea.example")]
    [InlineData("a+b_c'd@tea.example", "a+b_c'd@tea.example", "a+b_c'd@tea.example")]
    public void An_address_is_read_into_its_forms(string text, string envelope, string canonical)
    {
        var address = RecipientAddress.Read(text)!;
        Assert.Equal((envelope, canonical), (address.Envelope, address.Canonical));
    }

    [Fact]
    public void Two_spellings_of_one_mailbox_are_one_address_and_two_accounts_have_two()
    {
        var keys = new VerificationKeys(new byte[32], new byte[32]);
        string Id(string account, string text) => keys.AddressIdOf(account, RecipientAddress.Read(text)!);

        Assert.Equal(Id("acme", "Li@茶.example"), Id("acme", "li@XN--CL1A.example"));
        Assert.NotEqual(Id("acme", "li@tea.example"), Id("globex", "li@tea.example"));
        Assert.Matches("^a-[a-z2-7]{26}$", Id("acme", "li@tea.example"));
        Assert.NotEqual(Id("acme", "li@tea.example"), new VerificationKeys([1, .. new byte[31]], new byte[32]).AddressIdOf("acme", RecipientAddress.Read("li@tea.example")!));
    }

    [Theory]
    [InlineData("")]
    [InlineData("li")]
    [InlineData("@tea.example")]
    [InlineData("li@")]
    [InlineData("li@tea")]
    [InlineData("li..wei@tea.example")]
    [InlineData(".li@tea.example")]
    [InlineData("li wei@tea.example")]
    [InlineData("\"li\"@tea.example")]
    [InlineData("li@[127.0.0.1]")]
    [InlineData("li@tea.example\r\nRCPT TO:<x@y.example>")]
    [InlineData("li\r\nBcc: x@y.example@tea.example")]
    [InlineData("li@te\u0000a.example")]
    [InlineData("li\u2028wei@tea.example")]
    [InlineData("li<x>@tea.example")]
    [InlineData("li,x@tea.example")]
    [InlineData("li@-tea.example")]
    [InlineData("li@tea_house.example")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa@tea.example")]
    public void What_could_mean_something_else_to_a_server_is_no_address(string text) => Assert.Null(RecipientAddress.Read(text));
}
