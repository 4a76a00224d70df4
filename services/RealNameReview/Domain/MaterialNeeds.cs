using DomainWorkers.Contracts.RealName;
using DomainWorkers.RegistrantVault.Registrants;
using DomainWorkers.RegistrarPolicy;

namespace DomainWorkers.RealNameReview.Domain;

/// <summary>Which files a review needs. Each need is met by any one of its alternatives, the usual one first.</summary>
internal static class MaterialNeeds
{
    public const string DocumentFront = "document-front";
    public const string DocumentBack = "document-back";
    public const string OrganisationDocument = "organisation-document";

    /// <summary>The images that go to the verification provider with name and number.</summary>
    public static readonly IReadOnlyList<string> OfIdentity = [DocumentFront, DocumentBack, OrganisationDocument];

    /// <summary>The photo side of a person's document (temporary card and household page stand in its place), an organisation's certificate.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> RealName(RegistrantKind kind) =>
        kind == RegistrantKind.Individual ? [[DocumentFront]] : [[OrganisationDocument]];

    public static IReadOnlyList<IReadOnlyList<string>> For(Qualification qualification) => qualification switch
    {
        Qualification.GovernmentForm => [["application-form"], [OrganisationDocument], ["contact-id"]],
        Qualification.Trademark => [["trademark-certificate", "acceptance-receipt", "authorisation-letter"]],
        Qualification.Catering => [["commitment-letter", "catering-proof"]],
        Qualification.HongKongDocuments => [["hong-kong-certificate"]],
        _ => [],
    };

    /// <summary>Whether files are there that meet every need.</summary>
    public static bool AreMet(IReadOnlyList<IReadOnlyList<string>> needs, IEnumerable<string> slots)
    {
        var there = slots.ToHashSet();
        return needs.All(alternatives => alternatives.Any(there.Contains));
    }

    /// <summary>Where a file is kept in the vault: what belongs to one name does not overwrite what belongs to another.</summary>
    public static string VaultSlot(MaterialPurpose purpose, string slot, string? about) =>
        purpose == MaterialPurpose.RealName ? slot : $"{slot}-{Identities.Short($"{purpose}\n{about}")}";
}
