namespace DomainWorkers.RegistrySubmission.Domain;

/// <summary>A process that uses an account.</summary>
/// <param name="Instance">The replica's name.</param>
/// <param name="Start">This start of it; later starts compare greater.</param>
/// <param name="StartedAt">When that was (machine time).</param>
internal sealed record BudgetHolder(string Instance, string Start, DateTimeOffset StartedAt);
