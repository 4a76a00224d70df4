namespace DomainWorkers.RegistrarPolicy;

/// <summary>Who may hold a name below a suffix.</summary>
/// <param name="Forms">The legal forms admitted; empty where any is.</param>
/// <param name="MaxNames">How many names one holder may have below the suffix; null where that is free.</param>
public sealed record EligibilityPolicy(
    IReadOnlyDictionary<(RegistrarSite Site, HolderKind Kind), IReadOnlyList<HolderRegion>> Regions,
    IReadOnlyList<OrganisationForm> Forms,
    int? MaxNames)
{
    /// <summary>Whether the site serves such a holder.</summary>
    public bool Serves(RegistrarSite site, HolderKind kind, HolderRegion region) => Regions[(site, kind)].Contains(region);

    internal static EligibilityPolicy Read(PolicyNode node)
    {
        node.Keys("china", "international", "forms", "maxNames");
        var regions = new Dictionary<(RegistrarSite, HolderKind), IReadOnlyList<HolderRegion>>();
        foreach (var (site, key) in new[] { (RegistrarSite.China, "china"), (RegistrarSite.International, "international") })
        {
            var part = node[key].Keys("organisation", "individual");
            regions[(site, HolderKind.Organisation)] = RegionList(part["organisation"]);
            regions[(site, HolderKind.Individual)] = RegionList(part["individual"]);
        }

        return new EligibilityPolicy(
            regions,
            node.Has("forms") ? node["forms"].Choices<OrganisationForm>() : [],
            node.Has("maxNames") ? node["maxNames"].Number(1, 1_000_000) : null);
    }

    private static List<HolderRegion> RegionList(PolicyNode node)
    {
        var regions = node.Choices<HolderRegion>();
        return regions.Distinct().Count() == regions.Count ? regions : throw node.Problem("a region is named twice");
    }
}
