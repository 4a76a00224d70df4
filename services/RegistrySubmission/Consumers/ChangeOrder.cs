using System.Text.Json;
using DomainWorkers.Contracts.Registration;
using DomainWorkers.RegistrySubmission.Domain;
using DomainWorkers.RegistrySubmission.State;

namespace DomainWorkers.RegistrySubmission.Consumers;

/// <summary>A command about a domain that is held already, whatever it asks for.</summary>
internal sealed record ChangeOrder(
    string Account, string OrderId, DateTimeOffset IssuedAt, string? Actor, string DomainId, OperationKind Kind, Intent Intent)
{
    public string Id => OperationState.IdOf(Account, Kind, OrderId);

    /// <summary>What the sender said, where the intent holds more than that, such as the version of a profile at this moment.</summary>
    public IReadOnlyList<string?>? Said { get; init; }

    /// <summary>What makes two messages the same order; when it was made and by whom does not.</summary>
    public string Hash => Payload.Hash(DomainId, Said is null ? JsonSerializer.Serialize(Intent, Intent.GetType()) : JsonSerializer.Serialize(Said));

    public OperationState ToOperation(string? registry, DateTimeOffset now) => new()
    {
        Id = Id,
        Account = Account,
        OrderId = OrderId,
        Kind = Kind,
        PayloadHash = Hash,
        IssuedAt = IssuedAt,
        AcceptedAt = now,
        Actor = Actor,
        Registry = registry,
        DomainId = DomainId,
        Intent = Intent,
        Progress = OperationProgress.Accepted,
    };
}
