namespace DomainWorkers.Faults.Evidence;

/// <summary>The time in which one start of a process was ready; the last one ends with the run.</summary>
internal sealed record WorkerLife(string Instance, DateTimeOffset ReadyAt, DateTimeOffset? KilledAt);
