using DomainWorkers.BuildingBlocks.Messaging;

namespace DomainWorkers.BuildingBlocks.Tests.Messaging;

/// <summary>What a broker user may say for whom.</summary>
public sealed class PublisherRightsTests
{
    [Theory]
    [InlineData("*", "submit-registration", false, true)]
    [InlineData("*", "decide-operation", true, false)]
    [InlineData("decide-operation", "decide-operation", true, true)]
    [InlineData("submit-registration", "renew-domain", false, false)]
    public void All_messages_are_not_those_of_operators(string allowed, string message, bool ofOperators, bool expected) =>
        Assert.Equal(expected, new PublisherRights { Accounts = ["*"], Messages = [allowed] }.Allow("acme", message, ofOperators));

    [Fact]
    public void Another_account_is_never_covered() =>
        Assert.False(new PublisherRights { Accounts = ["acme"], Messages = ["*", "decide-operation"] }.Allow("other", "decide-operation", ofOperators: true));
}
