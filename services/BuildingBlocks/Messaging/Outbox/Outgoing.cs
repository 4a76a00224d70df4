using System.Collections.Concurrent;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using DomainWorkers.BuildingBlocks.State;
using DomainWorkers.BuildingBlocks.Telemetry;
using DomainWorkers.Contracts.Messaging;

namespace DomainWorkers.BuildingBlocks.Messaging.Outbox;

/// <summary>Writes announcements down as they will stand on the wire.</summary>
public static class Outgoing
{
    /// <summary>How long whoever wrote a message has to publish it before the sweep does.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(15);

    private static readonly ConcurrentDictionary<Type, PropertyInfo> Accounts = new();

    /// <summary>The stored form of an announcement; its routing key is the account that the message names.</summary>
    public static OutgoingMessage Write(Announcement announcement, DateTimeOffset machineNow, string? traceParent = null)
    {
        var type = announcement.Message.GetType();
        var exchange = MessageAddress.Exchange(type);
        return new OutgoingMessage
        {
            Id = IdOf(exchange, announcement.For),
            Exchange = exchange,
            RoutingKey = AccountOf(announcement.Message),
            Body = JsonSerializer.SerializeToUtf8Bytes(announcement.Message, type, MessageSerialization.Options),
            Due = machineNow + Grace,
            Written = machineNow,
            TraceParent = TraceParents.Current ?? traceParent,
        };
    }

    /// <summary>
    /// A message that was written down before, said again now: the same message, but its age counts from now, and it belongs to the trace of
    /// whoever made it be said again.
    /// </summary>
    public static OutgoingMessage Again(OutgoingMessage message, DateTimeOffset machineNow) =>
        message.Written is { } written && machineNow - written < Grace
            ? message
            : message with { Written = machineNow, TraceParent = TraceParents.Current ?? message.TraceParent };

    /// <summary>The same message id for the same fact, as a UUID of version 8 (RFC 9562) over SHA-256.</summary>
    public static string IdOf(string exchange, string what)
    {
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(Encoding.UTF8.GetBytes($"{exchange}\n{what}"), hash);
        hash[6] = (byte)((hash[6] & 0x0f) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3f) | 0x80);
        return new Guid(hash[..16], bigEndian: true).ToString();
    }

    private static string AccountOf(object message) =>
        (string)Accounts.GetOrAdd(message.GetType(), type => type.GetProperty("Account")
            ?? throw new InvalidOperationException($"{type.Name} has no Account, so it has no routing key.")).GetValue(message)!;
}
