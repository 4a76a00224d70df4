using System.Net.Security;

namespace DomainWorkers.RegistrySimulator;

/// <summary>What all sessions share.</summary>
internal sealed record SessionContext(
    SimulatorOptions Options, Registry Registry, Faults Faults, Logins Logins, IReadOnlyDictionary<string, AccountGate> Gates,
    SslServerAuthenticationOptions Tls, Func<byte[]> Greeting, TimeProvider MachineClock);
