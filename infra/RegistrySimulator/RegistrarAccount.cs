namespace DomainWorkers.RegistrySimulator;

/// <summary>One registrar at the registry; the client id has 3 to 16 characters (RFC 5730 clIDType).</summary>
public sealed record RegistrarAccount(string ClientId, string Password) : ServingAccount(ClientId, Password)
{
    /// <summary>Prepaid credit; null never runs out.</summary>
    public decimal? Balance { get; init; }

    /// <summary>Falling below this credit puts a low balance notice into the poll queue, once until it was above again.</summary>
    public decimal? LowBalance { get; init; }

    /// <summary>Business time at which the password stops working (RFC 8807 event); null never.</summary>
    public DateTimeOffset? PasswordExpiresAt { get; init; }
}
