namespace DomainWorkers.Epp;

/// <summary>
/// A type of code, such as domain or real-name, that the registry puts the domain on hold for when it is still missing then.
/// </summary>
public sealed record MissingVerificationCode(string Type, DateTimeOffset DueAt);
