using System.Text.Json.Nodes;
using DomainWorkers.Contracts.Messaging;

namespace DomainWorkers.Contracts.Tests.Generation;

/// <summary>The AsyncAPI 3 document of all messages, as an order system sees them: it sends the commands and receives the events.</summary>
internal static class AsyncApiDocument
{
    private const string AmqpBindings = "0.3.0";

    public static JsonObject Of(IReadOnlyList<Type> messages) => new()
    {
        ["asyncapi"] = "3.0.0",
        ["id"] = "urn:domainworkers",
        ["info"] = Info(),
        ["defaultContentType"] = "application/json",
        ["servers"] = Servers(),
        ["channels"] = Map(messages, MessageAddress.Name, Channel),
        ["operations"] = Map(messages, m => (Published.IsCommand(m) ? "send" : "receive") + m.Name, Operation),
        ["components"] = new JsonObject
        {
            ["messages"] = Map(messages, m => m.Name, Message),
            ["securitySchemes"] = new JsonObject
            {
                ["user"] = new JsonObject
                {
                    ["type"] = "userPassword",
                    ["description"] = "The broker's user. It is also the publisher's identity: the AMQP property user-id names it, and it is mapped to accounts.",
                },
            },
        },
    };

    private static JsonObject Info() => new()
    {
        ["title"] = "DomainWorkers",
        ["version"] = typeof(MessageAddress).Assembly.GetName().Version!.ToString(3),
        ["description"] = "The messages of a domain registrar's back office, as an order system sees them: it sends the commands and receives the "
            + "events. Bodies are plain JSON. Delivery is at least once in both directions: sending a command again is safe, and an event may come again.",
        ["license"] = new JsonObject { ["name"] = "Apache-2.0", ["url"] = "https://www.apache.org/licenses/LICENSE-2.0" },
    };

    private static JsonObject Servers() => new()
    {
        ["production"] = new JsonObject
        {
            ["host"] = "{host}:5671",
            ["protocol"] = "amqps",
            ["protocolVersion"] = "0-9-1",
            ["description"] = "RabbitMQ of the registrar.",
            ["variables"] = new JsonObject { ["host"] = new JsonObject { ["default"] = "broker.registrar.example", ["description"] = "The broker's name." } },
            ["security"] = new JsonArray(Reference("#/components/securitySchemes/user")),
        },
        ["local"] = new JsonObject
        {
            ["host"] = "127.0.0.1:5672",
            ["protocol"] = "amqp",
            ["protocolVersion"] = "0-9-1",
            ["description"] = "RabbitMQ on the developer's own machine.",
            ["security"] = new JsonArray(Reference("#/components/securitySchemes/user")),
        },
    };

    private static JsonObject Channel(Type message) => new()
    {
        ["address"] = "{account}",
        ["title"] = MessageAddress.Exchange(message),
        ["description"] = $"The exchange {MessageAddress.Exchange(message)}; the address is the routing key.",
        ["parameters"] = new JsonObject
        {
            ["account"] = new JsonObject { ["description"] = "The account, as in the message.", ["location"] = "$message.payload#/account" },
        },
        ["messages"] = new JsonObject { [message.Name] = Reference("#/components/messages/" + message.Name) },
        ["bindings"] = Amqp(new JsonObject
        {
            ["is"] = "routingKey",
            ["exchange"] = new JsonObject
            {
                ["name"] = MessageAddress.Exchange(message),
                ["type"] = "topic",
                ["durable"] = true,
                ["autoDelete"] = false,
                ["vhost"] = "/",
            },
        }),
    };

    private static JsonObject Operation(Type message)
    {
        var isCommand = Published.IsCommand(message);
        var name = MessageAddress.Name(message);
        return new JsonObject
        {
            ["action"] = isCommand ? "send" : "receive",
            ["channel"] = Reference("#/channels/" + name),
            ["summary"] = FirstSentence(Published.Documentation.Of(message)),
            ["tags"] = new JsonArray(new JsonObject { ["name"] = Published.Worker(message) }),
            ["messages"] = new JsonArray(Reference($"#/channels/{name}/messages/{message.Name}")),
            ["bindings"] = Amqp(isCommand
                ? new JsonObject { ["deliveryMode"] = 2, ["mandatory"] = true }
                : new JsonObject { ["ack"] = true }),
        };
    }

    private static JsonObject Message(Type message)
    {
        var described = new JsonObject
        {
            ["name"] = message.Name,
            ["title"] = message.Name,
            ["summary"] = FirstSentence(Published.Documentation.Of(message)),
            ["description"] = Published.Documentation.Of(message),
            ["contentType"] = "application/json",
        };
        if (Key(message) is { } key)
            described["correlationId"] = new JsonObject { ["description"] = "Finds what belongs together.", ["location"] = "$message.payload#/" + key };

        described["payload"] = new JsonObject
        {
            ["schemaFormat"] = "application/schema+json;version=draft-2020-12",
            ["schema"] = Reference($"./schemas/{MessageAddress.Exchange(message)}.json"),
        };
        described["bindings"] = Amqp(new JsonObject { ["contentEncoding"] = "utf-8", ["messageType"] = message.Name });
        described["examples"] = new JsonArray(new JsonObject { ["name"] = "sample", ["payload"] = JsonNode.Parse(Published.Sample(message)) });
        return described;
    }

    private static string? Key(Type message) =>
        message.GetProperty("RequestId") is not null ? "requestId" : message.GetProperty("OrderId") is not null ? "orderId" : null;

    private static JsonObject Amqp(JsonObject binding)
    {
        binding["bindingVersion"] = AmqpBindings;
        return new JsonObject { ["amqp"] = binding };
    }

    private static JsonObject Map(IEnumerable<Type> messages, Func<Type, string> name, Func<Type, JsonObject> value) =>
        new(messages.Select(m => KeyValuePair.Create(name(m), (JsonNode?)value(m))));

    private static JsonObject Reference(string target) => new() { ["$ref"] = target };

    /// <summary>Up to the first full stop that ends a sentence.</summary>
    public static string FirstSentence(string text)
    {
        var end = text.IndexOf(". ", StringComparison.Ordinal);
        return end < 0 ? text : text[..(end + 1)];
    }
}
