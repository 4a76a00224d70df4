using System.Xml.Linq;

namespace DomainWorkers.MiitSimulator.Downloads;

/// <summary>Results of domain records (YM/BAJG): per record one or more codes with their texts, then whose record it is.</summary>
internal static class ResultFile
{
    public static byte[] Write(IEnumerable<RecordResult> results) => DownloadDocument.Of(new XElement("YM", new XElement("BAJG", results.Select(One))));

    private static XElement One(RecordResult result) => new(
        "Jg_xx",
        result.Codes.Select(code => new XElement("Jgxx", new XElement("Dmms", code.Text), DownloadDocument.Long("Jgdm", code.Code))),
        DownloadDocument.Long("Id", result.Id),
        DownloadDocument.Long("Czlx", (long)result.Action),
        DownloadDocument.Long("IspId", result.RecordId),
        result.Remark is null ? null : new XElement("Bz", result.Remark));
}
