namespace DomainWorkers.Epp;

/// <summary>
/// The command breaks a rule of the schemas: nothing was sent, and it would be refused each time. It never repeats the value.
/// </summary>
public sealed class EppInvalidCommandException(string message) : EppException(message, null);
