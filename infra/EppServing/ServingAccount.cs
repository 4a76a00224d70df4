namespace DomainWorkers.EppServing;

/// <summary>One client of a server; the client id has 3 to 16 characters (RFC 5730 clIDType).</summary>
public abstract record ServingAccount(string ClientId, string Password)
{
    /// <summary>Sessions logged in at the same time; one more is 2502.</summary>
    public int MaxSessions { get; init; } = 10;

    /// <summary>Commands per second, counted over the rate span; 0 is unlimited.</summary>
    public int CommandsPerSecond { get; init; }
}
