using System.Net.Security;

namespace DomainWorkers.VspSimulator;

/// <summary>What all sessions share.</summary>
internal sealed record SessionContext(
    ProviderOptions Options, Provider Provider, Faults Faults, Logins Logins, IReadOnlyDictionary<string, AccountGate> Gates,
    SslServerAuthenticationOptions Tls, Func<byte[]> Greeting, TimeProvider MachineClock);

/// <summary>A session's account and the mappings it chose at login.</summary>
internal sealed record LoggedIn(string Account, IReadOnlySet<string> Objects);
