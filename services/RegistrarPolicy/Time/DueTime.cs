namespace DomainWorkers.RegistrarPolicy;

/// <summary>The instant at which a deadline passes; provisional while the calendar of <paramref name="MissingYear"/> is unknown.</summary>
public sealed record DueTime(DateTimeOffset At, bool Provisional, int? MissingYear = null);
