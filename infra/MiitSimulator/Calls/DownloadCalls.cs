using System.Xml.Linq;
using DomainWorkers.MiitSimulator.Downloads;
using DomainWorkers.MiitSimulator.Files;
using DomainWorkers.MiitSimulator.Soap;
using DomainWorkers.MiitSimulator.State;

namespace DomainWorkers.MiitSimulator.Calls;

/// <summary>isp_download, isp_downloadack and isp_querypreviousupload.</summary>
internal sealed class DownloadCalls(Ministry ministry, TimeProvider clock, Ledger ledger)
{
    public string Download(ReportingUnit unit)
    {
        var now = clock.GetUtcNow();
        var ready = ministry.Unit(unit.IspId).Outgoing.Where(file => file.From <= now).Take(2).ToList();
        if (ready.Count == 0)
            return CallAnswer.Success(2, "目前服务器端没有可以下载的数据");

        ledger.Append(new LedgerEntry("delivered", now, unit.IspId) { File = ready[0].Name });
        var packed = Packing.Zip("data.xml", ready[0].Content);
        var encryption = unit.EncryptDownloads ? 1 : 0;
        return CallAnswer.Success(
            ready.Count == 1 ? 1 : 3,
            ready.Count == 1 ? "操作成功，数据已经下载完毕" : "服务器端数据需要下载，请继续调用本接口进行下载",
            FileInfo(unit, encryption, ready[0].Name, packed, Hashes.Of(packed, unit.HashForm), null));
    }

    public string Acknowledge(SoapCall call, ReportingUnit unit)
    {
        var name = call.Text("fileName");
        if (name.Length == 0)
            throw new Refusal(21, "回调响应文件名称不能为空，请核实后继续调用");

        // A repeat is as good as the first: the answer to it may have been lost.
        var outgoing = ministry.Unit(unit.IspId).Outgoing;
        if (outgoing.FirstOrDefault(file => file.Name == name) is { } acknowledged)
        {
            outgoing.Remove(acknowledged);
            ledger.Append(new LedgerEntry("acknowledged", clock.GetUtcNow(), unit.IspId) { File = name });
        }

        return CallAnswer.Success(0, "操作成功");
    }

    public string Previous(ReportingUnit unit)
    {
        var files = ministry.Unit(unit.IspId);
        return CallAnswer.Success(0, "操作成功", files.Last is { } last && files.LastSequence == last.Sequence
            ? FileInfo(unit, last.EncryptAlgorithm, last.Name, last.Packed, last.Hash, last.Sequence)
            : FileInfo(unit, 0, "", [], "", files.LastSequence));
    }

    private static XElement FileInfo(ReportingUnit unit, int encryption, string name, byte[] packed, string hash, long? sequence) => new(
        "fileInfos",
        DownloadDocument.Long("hashAlgorithm", 0),
        DownloadDocument.Long("compressionFormat", 0),
        DownloadDocument.Long("encryptAlgorithm", encryption),
        DownloadDocument.Long("dataSequence", sequence),
        new XElement("return_FileName", name),
        new XElement("beianInfo", Convert.ToBase64String(encryption == 1 ? Packing.Encrypt(packed, unit) : packed)),
        new XElement("beianInfoHash", hash));
}
