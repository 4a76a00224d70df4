namespace DomainWorkers.OperatorConsole;

/// <summary>What was asked for is not done.</summary>
internal sealed class RefusedException(string message) : Exception(message);
