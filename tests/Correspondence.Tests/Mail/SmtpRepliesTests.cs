
namespace DomainWorkers.Correspondence.Tests;

public sealed class SmtpRepliesTests
{
    [Theory]
    [InlineData("Session", 454, "4.7.0", "ServerAway")]
    [InlineData("Session", 535, "5.7.8", "ServerAway")]
    [InlineData("Session", 554, null, "ServerAway")]
    [InlineData("Sender", 451, "4.1.8", "PutOff")]
    [InlineData("Sender", 550, "5.7.1", "ServerAway")]
    [InlineData("Recipient", 450, "4.2.1", "PutOff")]
    [InlineData("Recipient", 550, "5.1.1", "AddressRefused")]
    [InlineData("Recipient", 551, null, "AddressRefused")]
    [InlineData("Recipient", 552, "5.2.2", "AddressRefused")]
    [InlineData("Recipient", 550, "5.7.1", "MailRefused")]
    [InlineData("Content", 451, null, "PutOff")]
    [InlineData("Content", 550, "5.1.1", "AddressRefused")]
    [InlineData("Content", 550, "5.1.0", "AddressRefused")]
    [InlineData("Content", 554, "5.6.0", "MailRefused")]
    [InlineData("Content", 552, "5.3.4", "MailRefused")]
    [InlineData("Recipient", 421, null, "ServerAway")]
    [InlineData("Content", 421, "4.4.2", "ServerAway")]
    [InlineData("Recipient", 250, null, "ServerAway")]
    [InlineData("Recipient", 999, null, "ServerAway")]
    public void A_reply_is_told_by_stage_and_class(string stage, int code, string? enhanced, string expected) =>
        Assert.Equal(expected, SmtpReplies.Read(Enum.Parse<SmtpStage>(stage), code, enhanced).GetType().Name);
}
