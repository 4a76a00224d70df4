using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using DomainWorkers.BuildingBlocks.Hosting;

namespace DomainWorkers.BuildingBlocks.Messaging;

/// <summary>How a worker reads and writes messages.</summary>
public sealed class MessagingOptions
{
    /// <summary>Messages in flight per queue. Those of a process that dies come back together, so it is kept small.</summary>
    [Range(1, 32)]
    public int Prefetch { get; set; } = 32;

    /// <summary>An unknown order that is older is refused <c>TooOld</c>; a known one is always answered.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "36525.00:00:00")]
    public TimeSpan MaxAge { get; set; } = TimeSpan.FromDays(14);

    /// <summary>How long confirmed messages are collected before they are removed from their documents; at most two seconds, 0 for at once.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:00:02")]
    public TimeSpan ClearEvery { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How a sender proves which accounts it speaks for; see <see cref="PublisherIdentity"/>. Unset: by where the broker is.</summary>
    public PublisherIdentity? PublisherIdentity { get; set; }

    /// <summary>With <see cref="Messaging.PublisherIdentity.UserId"/>: what each broker user may say.</summary>
    public Dictionary<string, PublisherRights> Publishers { get; } = new(StringComparer.Ordinal);
}

/// <summary>What a broker user may say.</summary>
public sealed class PublisherRights
{
    /// <summary>The accounts it may name; <c>*</c> for all.</summary>
    [MinLength(1)]
    public string[] Accounts { get; set; } = [];

    /// <summary>The messages it may send, e.g. <c>submit-registration</c>; <c>*</c> for all but those of operators, which have to be named.</summary>
    [MinLength(1)]
    public string[] Messages { get; set; } = ["*"];

    /// <summary>Whether this user may send a message in an account's name.</summary>
    public bool Allow(string account, string message, bool ofOperators = false) =>
        (Accounts.Contains("*") || Accounts.Contains(account, StringComparer.Ordinal))
        && ((Messages.Contains("*") && !ofOperators) || Messages.Contains(message, StringComparer.Ordinal));
}

/// <summary>How a sender proves which accounts it speaks for; written <c>none</c> and <c>user-id</c> in settings.</summary>
[TypeConverter(typeof(KebabEnumConverter))]
public enum PublisherIdentity
{
    /// <summary>Not at all: only for a broker on the loopback interface.</summary>
    None,

    /// <summary>By the AMQP property <c>user-id</c>, which the broker checks against the connection's user.</summary>
    UserId,
}
