using DomainWorkers.Contracts.EmailVerification;
using DomainWorkers.RegistrySubmission.Domain;
using DomainWorkers.RegistrySubmission.State;

namespace DomainWorkers.RegistrySubmission.Tests.Domain;

public sealed class EmailRulesTests
{
    private static readonly DateTimeOffset Noon = new(2025, 1, 6, 4, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("Waiting", "Verified", 1, "Verified")]
    [InlineData("Waiting", "Verified", 0, "Verified")]
    [InlineData("Verified", "Lost", 1, "Lost")]
    [InlineData("Verified", "Lost", 0, "Lost")]
    [InlineData("Verified", "Lost", -1, "Verified")]
    [InlineData("Lost", "Verified", 1, "Verified")]
    [InlineData("Lost", "Verified", 0, "Lost")]
    [InlineData("Lost", "Verified", -1, "Lost")]
    [InlineData("Verified", "Waiting", 0, "Verified")]
    [InlineData("Verified", "Waiting", -1, "Verified")]
    public void The_later_of_two_instants_holds_whichever_comes_first(string known, string heard, int seconds, string expected)
    {
        var (first, second) = (Enum.Parse<EmailStanding>(known), Enum.Parse<EmailStanding>(heard));

        var inOrder = EmailRules.Hear(EmailRules.Hear(null, "acme/a-1", first, Noon), "acme/a-1", second, Noon.AddSeconds(seconds));
        var turned = EmailRules.Hear(EmailRules.Hear(null, "acme/a-1", second, Noon.AddSeconds(seconds)), "acme/a-1", first, Noon);

        Assert.Equal(Enum.Parse<EmailStanding>(expected), inOrder.Standing);
        Assert.Equal((inOrder.Standing, inOrder.Since), (turned.Standing, turned.Since));
    }

    [Fact]
    public void Every_order_of_the_same_events_with_repeats_ends_the_same()
    {
        (EmailStanding Standing, DateTimeOffset Since)[] events =
        [
            (EmailStanding.Waiting, Noon), (EmailStanding.Verified, Noon.AddHours(1)), (EmailStanding.Lost, Noon.AddHours(2)),
            (EmailStanding.Verified, Noon.AddHours(3)), (EmailStanding.Lost, Noon.AddHours(3)),
        ];
        var random = new Random(20250106);
        for (var round = 0; round < 500; round++)
        {
            var heard = events.Concat(events).ToArray();
            random.Shuffle(heard);
            AddressStanding? known = null;
            foreach (var (standing, since) in heard)
                known = EmailRules.Hear(known, "acme/a-1", standing, since);
            Assert.Equal((EmailStanding.Lost, Noon.AddHours(3)), (known!.Standing, known.Since));
        }
    }

    [Fact]
    public void A_repeat_leaves_the_document_as_it_is()
    {
        var address = EmailRules.Hear(null, "acme/a-1", EmailStanding.Verified, Noon);
        var profile = EmailRules.Hear(null, "acme/p-1", "a-1", 2);

        Assert.Same(address, EmailRules.Hear(address, "acme/a-1", EmailStanding.Verified, Noon));
        Assert.Same(profile, EmailRules.Hear(profile, "acme/p-1", "a-1", 2));
        Assert.Same(profile, EmailRules.Hear(profile, "acme/p-1", "a-0", 1));
        Assert.Equal(("a-2", 3), (EmailRules.Hear(profile, "acme/p-1", "a-2", 3).AddressId, EmailRules.Hear(profile, "acme/p-1", "a-2", 3).ProfileVersion));
    }

    [Theory]
    [InlineData(EmailAddressStatus.Waiting, "Waiting")]
    [InlineData(EmailAddressStatus.Verified, "Verified")]
    [InlineData(EmailAddressStatus.Undeliverable, "Lost")]
    [InlineData(EmailAddressStatus.Deleted, "Lost")]
    public void Only_a_verified_address_counts(EmailAddressStatus status, string expected) =>
        Assert.Equal(Enum.Parse<EmailStanding>(expected), EmailRules.StandingOf(status));

    [Theory]
    [InlineData(2, 2, "Verified", true)]
    [InlineData(3, 2, "Verified", true)] // the profile changed after it was read for the order
    [InlineData(1, 2, "Verified", false)]
    [InlineData(2, 2, "Waiting", false)]
    [InlineData(2, 2, "Lost", false)]
    public void A_profile_counts_in_the_version_that_was_looked_at(long heard, long asked, string standing, bool expected)
    {
        var profile = EmailRules.Hear(null, "acme/p-1", "a-1", heard);
        var address = EmailRules.Hear(null, "acme/a-1", Enum.Parse<EmailStanding>(standing), Noon);

        Assert.Equal(expected, EmailRules.IsVerified(profile, address, asked));
        Assert.False(EmailRules.IsVerified(null, address, asked));
        Assert.False(EmailRules.IsVerified(profile, null, asked));
    }
}
