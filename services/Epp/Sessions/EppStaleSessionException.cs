namespace DomainWorkers.Epp;

/// <summary>An idle session turned out to be dead before anything was written; the pool takes another.</summary>
internal sealed class EppStaleSessionException() : Exception("The session ended while it was idle.");
