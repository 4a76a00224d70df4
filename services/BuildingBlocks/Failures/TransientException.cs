namespace DomainWorkers.BuildingBlocks.Failures;

/// <summary>Something outside cannot answer now and is expected to later: the only kind of failure that is tried again.</summary>
public class TransientException(string message, Exception? innerException = null) : Exception(message, innerException);
