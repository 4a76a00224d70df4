using DomainWorkers.Correspondence;
using DomainWorkers.EmailVerification.Domain;

namespace DomainWorkers.EmailVerification.Tests.Domain;

public sealed class AddressIdTests
{
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
}
