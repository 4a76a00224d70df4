using System.Security.Cryptography;
using System.Text.RegularExpressions;
using DomainWorkers.BuildingBlocks.Failures;
using DomainWorkers.BuildingBlocks.Messaging.Gate;
using DomainWorkers.BuildingBlocks.Messaging.Outbox;
using DomainWorkers.BuildingBlocks.Messaging.Transport;
using DomainWorkers.BuildingBlocks.Telemetry;
using DomainWorkers.Contracts.Messaging;
using MassTransit;
using Microsoft.Extensions.Logging;

namespace DomainWorkers.BuildingBlocks.Messaging.Parking;

/// <summary>Keeps what could not be acted on, sealed, with its cause; and tells the sender of what the gate refused.</summary>
public sealed partial class ParkingLot(
    string worker, Documents<ParkedMessage> documents, BodySeal seal, TimeProvider clock, TimeProvider machineClock,
    ILogger<ParkingLot> logger, CancellationToken stopping)
{
    private const string UnknownAccount = "unknown";

    internal async Task Reject(
        Type message, byte[] body, Delivery delivery, GateVerdict.Rejected verdict, CancellationToken cancellationToken)
    {
        var exchange = MessageAddress.Exchange(message);
        var first = verdict.Violations[0];
        var parked = Park(message, body, delivery, ParkingCause.Rejected, $"{first.Rule} {first.Path}",
            string.Join("; ", verdict.Violations.Select(violation => $"{violation.Path}: {violation.Message}")));

        LogRejected(worker, exchange, parked.Id, first.Rule, first.Path);
        var rejected = new MessageRejected
        {
            Account = delivery.RoutingKey is { } key && AccountForm().IsMatch(key) ? key : UnknownAccount,
            RejectedAt = parked.ParkedAt,
            Worker = worker,
            Exchange = exchange,
            MessageId = delivery.MessageId is { Length: <= 128 } id && !JsonText.HasControl(id) ? id : null,
            OrderId = verdict.OrderId,
            Violations = verdict.Violations,
        };
        await Store(parked, rejected, cancellationToken);
        WorkerMeters.Rejected(worker, first.Rule);
    }

    internal async Task Broken(
        Type message, byte[] body, Delivery delivery, Exception exception, CancellationToken cancellationToken)
    {
        var place = exception.StackTrace?.Split('\n', 2)[0].Trim() ?? "";
        // The text of an exception may repeat what the message said: its type and place are enough to group, the log has the rest.
        var parked = Park(message, body, delivery, ParkingCause.Broken, $"{exception.GetType().Name} {place}",
            $"{exception.GetType().FullName} {place}");
        LogBroken(worker, MessageAddress.Exchange(message), parked.Id, parked.Fingerprint);
        await Store(parked, null, cancellationToken);
        WorkerMeters.SetAside(worker, "broken");
    }

    private ParkedMessage Park(
        Type message, byte[] body, Delivery delivery, ParkingCause cause, string fingerprint, string detail)
    {
        var queue = $"{worker}.{MessageAddress.Name(message)}";
        // A delivery that comes back is the same one: same queue, same id, same bytes.
        var id = Outgoing.IdOf(queue, $"{delivery.MessageId}\n{Convert.ToHexString(SHA256.HashData(body))}");
        return new ParkedMessage
        {
            Id = id,
            Queue = queue,
            Exchange = MessageAddress.Exchange(message),
            MessageId = delivery.MessageId,
            RoutingKey = delivery.RoutingKey,
            ContentType = delivery.ContentType,
            Cause = cause,
            ParkedBecause = cause.ToString().ToLowerInvariant(),
            Fingerprint = fingerprint.Length > 300 ? fingerprint[..300] : fingerprint,
            Detail = detail.Length > 4000 ? detail[..4000] : detail,
            ParkedAt = clock.GetUtcNow(),
            BodyBytes = body.Length,
            // Nobody's disk is filled by what no contract allows, and no document grows beyond what a store takes.
            SealedBody = seal.Seal(body.AsSpan(0, Math.Min(body.Length, MessageSerialization.MaxBytes)), id),
        };
    }

    private async Task Store(ParkedMessage parked, MessageRejected? rejected, CancellationToken cancellationToken)
    {
        // The message may only be acknowledged once it is stored; while the store is away it is held, and with it the queue.
        for (var wait = TimeSpan.FromMilliseconds(100); ; wait = wait < TimeSpan.FromSeconds(5) ? wait * 2 : wait)
        {
            try
            {
                var inserted = await documents.Insert(parked, Say(rejected, parked.Id), cancellationToken);
                if (inserted.Stored is not null || await StoreAgain(parked, rejected, cancellationToken))
                    return;
            }
            catch (StoreUnavailableException) when (!stopping.IsCancellationRequested)
            {
                // Below.
            }

            await Task.Delay(wait, machineClock, cancellationToken);
        }
    }

    /// <summary>It was parked before. False where another write came first: look again.</summary>
    private async Task<bool> StoreAgain(ParkedMessage parked, MessageRejected? rejected, CancellationToken cancellationToken)
    {
        if (await documents.Find(parked.Id, cancellationToken) is not { } known)
            return false;
        return ParkingRules.Again(known, parked) is not { } again
            || await documents.Save(again, Say(rejected, $"{again.Id}\n{again.Times}"), cancellationToken) is not null;
    }

    private static Announcement[] Say(MessageRejected? rejected, string what) => rejected is null ? [] : [new Announcement(rejected, what)];

    // \z, because $ of .NET also stands before a final line feed.
    [GeneratedRegex(@"^[a-z0-9-]{1,64}\z")]
    private static partial Regex AccountForm();

    [LoggerMessage(EventId = 1201, Level = LogLevel.Warning,
        Message = "{Worker} rejected a message to {Exchange}, parked as {ParkedId}: {Rule} at {Path}")]
    private partial void LogRejected(string worker, string exchange, string parkedId, string rule, string path);

    [LoggerMessage(EventId = 1202, Level = LogLevel.Error,
        Message = "{Worker} failed on a message to {Exchange}, parked as {ParkedId}: {Fingerprint}")]
    private partial void LogBroken(string worker, string exchange, string parkedId, string fingerprint);
}
