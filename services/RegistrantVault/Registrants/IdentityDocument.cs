using DomainWorkers.RegistrantVault.Secrecy;

namespace DomainWorkers.RegistrantVault.Registrants;

/// <summary>The identity group: by which document the registrant is known to the state.</summary>
public sealed record IdentityDocument
{
    /// <summary>The kind as the registrars' interfaces code it, e.g. <c>SFZ</c> resident ID, <c>XYDM</c> social credit code, <c>HZ</c> passport.</summary>
    public required SensitiveText Kind { get; init; }

    /// <summary>The number; <c>0</c> for an overseas organisation without one.</summary>
    public required SensitiveText Number { get; init; }
}
