using MassTransit;
using MassTransit.Metadata;

namespace DomainWorkers.BuildingBlocks.Messaging.Transport;

/// <summary>
/// What we take from a message besides its body: its id. A sender cannot choose where faults and responses go, so those addresses
/// are absent whatever the headers say.
/// </summary>
internal sealed class ContractMessageContext(Guid? messageId, Headers headers, Uri? destinationAddress) : MessageContext
{
    public Guid? MessageId => messageId;

    public Guid? RequestId => null;

    public Guid? CorrelationId => null;

    public Guid? ConversationId => null;

    public Guid? InitiatorId => null;

    public DateTime? ExpirationTime => null;

    public Uri? SourceAddress => null;

    public Uri? DestinationAddress => destinationAddress;

    public Uri? ResponseAddress => null;

    public Uri? FaultAddress => null;

    public DateTime? SentTime => null;

    public Headers Headers => headers;

    public HostInfo Host => HostMetadataCache.Empty;

    public static ContractMessageContext From(ReceiveContext context) =>
        new(Guid.TryParse(Delivery.Of(context).MessageId, out var id) ? id : null, context.TransportHeaders, context.InputAddress);
}
