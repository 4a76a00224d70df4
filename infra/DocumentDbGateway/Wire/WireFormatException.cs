namespace DomainWorkers.DocumentDbGateway.Wire;

/// <summary>Bytes that are no message of MongoDB's wire protocol; the connection they came on is closed.</summary>
internal sealed class WireFormatException(string message) : Exception(message);
