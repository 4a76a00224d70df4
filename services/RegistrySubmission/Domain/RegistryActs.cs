using DomainWorkers.Contracts.Registration;

namespace DomainWorkers.RegistrySubmission.Domain;

/// <summary>Every kind of operation there is.</summary>
internal sealed class RegistryActs
{
    private readonly Dictionary<OperationKind, RegistryAct> _acts =
        new RegistryAct[] { new RegistrationAct(), new RenewalAct() }.ToDictionary(act => act.Kind);

    public RegistryAct Of(OperationKind kind) => _acts[kind];
}
