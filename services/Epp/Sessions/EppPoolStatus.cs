namespace DomainWorkers.Epp;

/// <summary>A pool at one moment, for health checks and metrics.</summary>
/// <param name="Sessions">Logged in or logging in.</param>
/// <param name="Idle">Of these, unused and fit to serve a command.</param>
/// <param name="HeldBack">Sessions the pool makes do without since a 2502.</param>
/// <param name="LoginsStopped">Why no login is tried at the moment.</param>
/// <param name="LoginsResumeIn">When that ends by itself.</param>
/// <param name="ClientCertificateExpiresAt">End of our own certificate; alarm well before.</param>
public sealed record EppPoolStatus(
    int Sessions,
    int Idle,
    int HeldBack,
    EppNotSentReason? LoginsStopped,
    TimeSpan? LoginsResumeIn,
    DateTimeOffset? ClientCertificateExpiresAt);
