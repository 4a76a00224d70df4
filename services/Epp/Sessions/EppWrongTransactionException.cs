namespace DomainWorkers.Epp;

/// <summary>The answer names another clTRID than the command.</summary>
internal sealed class EppWrongTransactionException() : Exception("The answer belongs to another command.");
