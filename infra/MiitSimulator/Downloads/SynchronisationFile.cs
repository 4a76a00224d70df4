using System.Xml.Linq;
using DomainWorkers.MiitSimulator.State;

namespace DomainWorkers.MiitSimulator.Downloads;

/// <summary>All records of a unit (SJTB/YM/Ymxx), as the ministry holds them.</summary>
internal static class SynchronisationFile
{
    public static byte[] Write(IEnumerable<DomainOnRecord> records) => DownloadDocument.Of(
        new XElement("SJTB", new XElement("YM", records.OrderBy(record => record.Id).Select(One))));

    private static XElement One(DomainOnRecord record) => new(
        "Ymxx",
        DownloadDocument.Long("Id", record.Id),
        DownloadDocument.Long("IspId", record.RecordId),
        record.Fields.Where(field => field.Key is not ("Id" or "IspId")).Select(field => new XElement(field.Key, field.Value)));
}
