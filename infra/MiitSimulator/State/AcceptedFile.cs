namespace DomainWorkers.MiitSimulator.State;

/// <summary>An uploaded file that the ministry took and has not processed yet, or the last one of a unit.</summary>
internal sealed record AcceptedFile(
    long Sequence, string Name, byte[] Content, byte[] Packed, string Hash, int EncryptAlgorithm, DateTimeOffset DueAt);
