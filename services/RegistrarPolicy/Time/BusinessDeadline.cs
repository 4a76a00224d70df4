namespace DomainWorkers.RegistrarPolicy;

/// <summary>The last working day of a period.</summary>
/// <param name="Provisional">
/// The calendar of a year in between is not published yet: the date counts Monday to Friday there, is for display only,
/// and has to be computed again when the calendar is known. Nothing irreversible may rest on it.
/// </param>
/// <param name="MissingYear">The first year that is missing; null when the date is final.</param>
public sealed record BusinessDeadline(DateOnly Date, bool Provisional, int? MissingYear = null);
