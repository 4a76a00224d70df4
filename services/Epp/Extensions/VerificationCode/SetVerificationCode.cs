namespace DomainWorkers.Epp;

/// <summary>A code that is set, in the form provider-token.</summary>
public sealed record SetVerificationCode(string Type, string Code, DateTimeOffset SetAt);
