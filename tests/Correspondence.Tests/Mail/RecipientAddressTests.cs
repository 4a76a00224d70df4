
namespace DomainWorkers.Correspondence.Tests;

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
