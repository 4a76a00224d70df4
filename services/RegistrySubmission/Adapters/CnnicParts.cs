using DomainWorkers.Contracts.Domains;
using DomainWorkers.Epp;
using DomainWorkers.RegistrantVault.Registrants;
using DomainWorkers.RegistrySubmission.Domain;

namespace DomainWorkers.RegistrySubmission.Adapters;

/// <summary>CNNIC's own parts of commands; empty where the registry's settings name no purveyor.</summary>
internal sealed class CnnicParts(IRegistrantContacts registrants, RegistryOptions options)
{
    /// <summary>Who the registrant is, by which document; or why that cannot be said.</summary>
    public async Task<(IReadOnlyList<IEppCommandExtension>? Extensions, Reason? Obstacle)> OfContact(
        string profileId, string reference, CancellationToken cancellationToken)
    {
        if (options.CnnicPurveyor is not { } purveyor)
            return ([], null);
        if (await registrants.Find(profileId, cancellationToken) is not { } profile
            || await registrants.ReadIdentity(profileId, reference, cancellationToken) is not { } document)
            return (null, Refusals.IdentityUnknown);

        var identity = new CnnicIdentity(CnnicDocumentKinds.Of(document.Kind.Reveal(), options.CnnicPlatform), document.Number.Reveal());
        IEppCommandExtension[] shared = options.CnnicRegistry is { } registry ? [new CnnicRegistryCreate(registry)] : [];
        return ([.. shared, new CnnicContactCreate(TypeOf(profile), identity, purveyor)], null);
    }

    /// <summary>Whether the registry knows the holder by the document that the profile has; true where it does not say.</summary>
    public async Task<bool> IsSameHolder(
        CnnicContactData? shown, string profileId, string reference, CancellationToken cancellationToken) =>
        options.CnnicPurveyor is null || shown?.Identity is not { } known
        || await registrants.ReadIdentity(profileId, reference, cancellationToken) is not { } document
        || known.Number == document.Number.Reveal();

    /// <summary>The kind of holder of a new domain.</summary>
    public async Task<IReadOnlyList<IEppCommandExtension>> OfCreate(string profileId, CancellationToken cancellationToken) =>
        options.CnnicPurveyor is { } purveyor && await registrants.Find(profileId, cancellationToken) is { } profile
            ? [new CnnicDomainCreate(TypeOf(profile), purveyor)]
            : [];

    /// <summary>The kind of a domain's new holder.</summary>
    public async Task<IReadOnlyList<IEppCommandExtension>> OfUpdate(string profileId, CancellationToken cancellationToken) =>
        options.CnnicPurveyor is { } purveyor && await registrants.Find(profileId, cancellationToken) is { } profile
            ? [new CnnicDomainUpdate { Type = TypeOf(profile), Purveyor = purveyor }]
            : [];

    private static CnnicHolderType TypeOf(RegistrantProfile profile) =>
        profile.Kind == RegistrantKind.Individual ? CnnicHolderType.Individual : CnnicHolderType.Enterprise;
}
