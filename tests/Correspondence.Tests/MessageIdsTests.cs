using Microsoft.Extensions.Options;

namespace DomainWorkers.Correspondence.Tests;

public sealed class MessageIdsTests
{
    private static readonly MessageIds Ids = new(Options.Create(new MailOptions { From = "No-Reply@Registrar.Example" }));

    [Fact]
    public void One_purpose_has_one_id_for_ever()
    {
        Assert.Equal(Ids.ForMail("acme/reminder/a-1"), Ids.ForMail("acme/reminder/a-1"));
        Assert.Matches("^dw-[a-z2-7]{26}@registrar\\.example$", Ids.ForMail("acme/reminder/a-1"));
        Assert.NotEqual(Ids.ForMail("acme/reminder/a-1"), Ids.ForMail("acme/reminder/a-2"));
    }

    [Fact]
    public void A_mail_and_a_short_message_about_the_same_have_different_ids()
    {
        Assert.Matches("^dw-[a-z2-7]{26}$", MessageIds.ForPhone("x"));
        Assert.False(Ids.ForMail("x").StartsWith(MessageIds.ForPhone("x"), StringComparison.Ordinal));
    }
}
