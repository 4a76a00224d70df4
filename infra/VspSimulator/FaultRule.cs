using System.Text.Json.Serialization;

namespace DomainWorkers.VspSimulator;

/// <summary>When to misbehave and how. The object is the label, name of the person, code or message; for nv:notice, the label or the keyed hash.</summary>
public sealed record FaultRule(FaultAction Action) : ServingFault
{
    [JsonIgnore]
    public override WireFault Wire => (WireFault)Action;
}
