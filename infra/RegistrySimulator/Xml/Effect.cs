namespace DomainWorkers.RegistrySimulator;

/// <summary>What an executed command did to the object, for the ledger.</summary>
internal sealed record Effect(int? Years = null, DateTimeOffset? ExpiresBefore = null, DateTimeOffset? ExpiresAfter = null) : LedgerNote;
