using System.Text.Json;
using DomainWorkers.Contracts.Messaging;
using DomainWorkers.Contracts.Registration;

namespace DomainWorkers.AllInOne;

/// <summary>An order of the demonstration and how it has to end.</summary>
/// <param name="OrderId">Its id at the order system.</param>
/// <param name="Exchange">Where it is sent.</param>
/// <param name="Subject">The name it is about, as people write it.</param>
/// <param name="Body">The JSON that is sent.</param>
/// <param name="Expected">The event, or the code of the first reason of its refusal.</param>
/// <param name="Story">What is special about it.</param>
internal sealed record SampleOrder(string OrderId, string Exchange, string Subject, byte[] Body, string Expected, string Story)
{
    public const string Account = "acme";

    public static SampleOrder Register(
        string orderId, string name, int years, DateTimeOffset issuedAt, string story = "",
        string expected = nameof(DomainRegistered), string profile = "acme-company", params string[] nameServers) => Of(orderId, name, expected, story,
        new SubmitRegistration
        {
            Account = Account,
            OrderId = orderId,
            IssuedAt = issuedAt,
            DomainName = name,
            Years = years,
            ProfileId = profile,
            NameServers = nameServers,
        });

    public static SampleOrder Renew(
        string orderId, string domainId, string name, int years, DateTimeOffset issuedAt, string story = "",
        string expected = nameof(DomainRenewed)) => Of(orderId, name, expected, story,
        new RenewDomain { Account = Account, OrderId = orderId, IssuedAt = issuedAt, DomainId = domainId, Years = years });

    private static SampleOrder Of(string orderId, string subject, string expected, string story, object message) => new(
        orderId, MessageAddress.Exchange(message.GetType()), subject,
        JsonSerializer.SerializeToUtf8Bytes(message, message.GetType(), MessageSerialization.Options), expected, story);
}
