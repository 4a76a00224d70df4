namespace DomainWorkers.VspSimulator;

/// <summary>One registrar at the provider; the client id has 3 to 16 characters (RFC 5730 clIDType).</summary>
public sealed record ProviderAccount(string ClientId, string Password) : ServingAccount(ClientId, Password);
