using System.Text.Json.Serialization;

namespace DomainWorkers.RegistrySimulator;

/// <summary>When to misbehave and how.</summary>
public sealed record FaultRule(FaultAction Action) : ServingFault
{
    [JsonIgnore]
    public override WireFault Wire => (WireFault)Action;
}
