namespace DomainWorkers.Epp;

/// <summary>
/// One line of a check's answer: may the label be verified at all, and is it one that only some may have (it then needs a real-name
/// code)?
/// </summary>
public sealed record NameVerificationAvailability(string Label, bool Available, bool Restricted, string? Reason);
