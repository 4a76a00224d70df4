using System.Net.Security;

namespace DomainWorkers.EppServing;

/// <summary>What all sessions of one server share.</summary>
public sealed record SessionContext<TFault>(
    ServingOptions Options, FrameLimits Limits, IEppServer<TFault> Server, FrameReader Reader,
    IReadOnlyDictionary<string, AccountGate> Gates, SslServerAuthenticationOptions Tls, TimeProvider MachineClock)
    where TFault : ServingFault;

/// <summary>Bytes of the longest frame; a longer one is an attack or a bug, and the connection ends.</summary>
public sealed record FrameLimits(int BeforeLogin, int AfterLogin);
