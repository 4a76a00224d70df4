namespace DomainWorkers.MiitSync.Domain;

/// <summary>A holder's data as a report needs it. It lives as long as a file is built and is kept nowhere.</summary>
internal sealed record Holder(
    string Name, string? Organisation, string Address, string? Province, string City, string Country, string Email, string Phone, long ProfileVersion);

/// <summary>The people of a report: the holder, and those who are not the same.</summary>
internal sealed record ReportPeople(Holder? Holder, Holder? Administrator, Holder? Payer);
