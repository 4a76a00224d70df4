using DomainWorkers.Contracts.EmailVerification;

namespace DomainWorkers.EmailVerification.Tests.Consumers;

public sealed class ListEmailAddressesTests
{
    [Fact]
    public async Task An_account_sees_its_own_addresses_page_by_page_and_no_others()
    {
        await using var s = await Scene.Start();
        for (var number = 0; number < 101; number++)
        {
            await Registrants.Store(s.W, $"p-{number}", $"reader{number}@tea.example");
            await s.W.Send(s.Request($"r-{number}", $"p-{number}"));
        }

        // An account whose name begins alike, and one with the very same address.
        await Registrants.Store(s.W, "p-other", "reader1@tea.example", account: "acme-2");
        await s.W.Send(s.Request("r-1", "p-other", "acme-2"));
        await s.W.Settled();

        await s.Send(List(s, "l-1", null));
        var first = s.W.Published<EmailAddressesListed>()[0];
        await s.Send(List(s, "l-2", first.Next));
        var second = s.W.Published<EmailAddressesListed>()[1];

        Assert.Equal((100, 1), (first.Addresses.Count, second.Addresses.Count));
        Assert.Null(second.Next);
        Assert.Equal(101, first.Addresses.Concat(second.Addresses).SelectMany(entry => entry.ProfileIds).Distinct().Count());
        Assert.DoesNotContain(first.Addresses.Concat(second.Addresses), entry => entry.ProfileIds.Contains("p-other"));
    }

    private static ListEmailAddresses List(Scene s, string requestId, string? after) => new()
    {
        Account = Scene.Account,
        RequestId = requestId,
        IssuedAt = s.W.Clock.GetUtcNow(),
        After = after,
    };
}
