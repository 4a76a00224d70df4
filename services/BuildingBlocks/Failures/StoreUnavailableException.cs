namespace DomainWorkers.BuildingBlocks.Failures;

/// <summary>The document store did not answer. A write that was under way may have been applied or not.</summary>
public sealed class StoreUnavailableException(string message, Exception? innerException = null)
    : TransientException(message, innerException);
