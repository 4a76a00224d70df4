using System.Text.Json;
using DomainWorkers.BuildingBlocks.Messaging.Gate;
using DomainWorkers.BuildingBlocks.Messaging.Parking;
using DomainWorkers.Contracts.Messaging;
using DomainWorkers.OperatorConsole.Schemas;

namespace DomainWorkers.OperatorConsole.Parking;

/// <summary>Whether a parked message may go back to its queue. Pure.</summary>
internal static class ReleaseRules
{
    /// <summary>What the gate says of a publisher who may not say it.</summary>
    private const string NotAllowed = "publisherIdentity";

    /// <summary>Why it may not; null where nothing speaks against it.</summary>
    public static string? Objection(ParkedMessage message, byte[] body, bool again) => message switch
    {
        { Standing: ParkingStanding.Released or ParkingStanding.Discarded } when !again =>
            $"was {message.Standing.ToString().ToLowerInvariant()} already (--again does it all the same)",
        _ when message.BodyBytes > body.Length => "was larger than any message may be, so its body was not kept whole",
        { Cause: ParkingCause.Rejected } when message.Fingerprint.StartsWith(NotAllowed, StringComparison.Ordinal) =>
            "its sender may not say it; have it sent by who may",
        _ => Misfit(message, body),
    };

    /// <summary>The order's own time, which stays as it is; null where there is none to read.</summary>
    public static DateTimeOffset? IssuedAt(byte[] body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            return json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty("issuedAt", out var at)
                && at.ValueKind == JsonValueKind.String && at.TryGetDateTimeOffset(out var issued)
                ? issued
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>What does not fit this build's contract would only be parked again.</summary>
    private static string? Misfit(ParkedMessage message, byte[] body)
    {
        if (ContractCatalogue.Find(message.Exchange) is not { } contract)
            return $"this build knows no message of {message.Exchange}";
        return SchemaGate.For(contract).Judge(body, message.ContentType) is GateVerdict.Rejected rejected
            ? $"does not fit its contract: {Sentence(rejected.Violations[0])}"
            : null;
    }

    private static string Sentence(MessageRejected.Violation violation) => $"{violation.Path} {violation.Rule}: {violation.Message}";
}
