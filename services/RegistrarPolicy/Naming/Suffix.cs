namespace DomainWorkers.RegistrarPolicy;

/// <summary>A place below which names are registered, and the registry account that its commands go to.</summary>
/// <param name="ALabel">A-labels, lower case: <c>com.cn</c>, <c>xn--fiqs8s</c>.</param>
/// <param name="ULabel">The same as people read it.</param>
/// <param name="Registry">Key of the registry account in the worker's settings.</param>
/// <param name="Icann">Whether ICANN's consensus policies bind (a generic top-level domain).</param>
public sealed record Suffix(string ALabel, string ULabel, string Registry, bool Icann);
