using System.Xml.Linq;
using DomainWorkers.MiitSimulator.Rules;

namespace DomainWorkers.MiitSimulator.Downloads;

/// <summary>The code tables that a domain unit needs (JCDM): units, regions, domain types.</summary>
internal static class CodeTables
{
    private const int Province = 1;
    private const int City = 2;

    public static byte[] Write(IEnumerable<ReportingUnit> units) => DownloadDocument.Of(new XElement(
        "JCDM",
        new XElement("Bbdwlb", units.Select(unit => new XElement(
            "Bbdw", DownloadDocument.Long("Id", unit.IspId), new XElement("Dwmc", unit.UserName), DownloadDocument.Long("Sfyx", 1)))),
        new XElement(
            "Jcdm_xx",
            new XElement("Qy_dms", Regions.Provinces.Select(region => Region(region, Province)), Regions.Cities.Select(region => Region(region, City))),
            new XElement("Ymlx_dms", DomainTypes.All.Select(type => new XElement(
                "Ymlx", DownloadDocument.Long("Id", type.Key), new XElement("Mc", type.Value), DownloadDocument.Long("Sfyx", 1)))))));

    private static XElement Region(KeyValuePair<long, string> region, int kind) => new(
        "Qy_xx", DownloadDocument.Long("Id", region.Key), new XElement("Mc", region.Value), DownloadDocument.Long("Lx", kind), DownloadDocument.Long("Sfyx", 1));
}
