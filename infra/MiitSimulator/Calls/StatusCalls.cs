using System.Xml.Linq;
using DomainWorkers.MiitSimulator.Downloads;
using DomainWorkers.MiitSimulator.Files;
using DomainWorkers.MiitSimulator.Soap;
using DomainWorkers.MiitSimulator.State;

namespace DomainWorkers.MiitSimulator.Calls;

/// <summary>isp_querybeianstatus and isp_verifybamm.</summary>
internal sealed class StatusCalls(Ministry ministry)
{
    private const int LastConditionType = 11;

    public string Query(SoapCall call)
    {
        var (type, condition) = (call.Int("queryConditionType"), call.Text("queryCondition"));
        if (type is < 0 or > LastConditionType || condition.Length is < 4 or > 255)
            throw new Refusal(999, "查询条件错误");

        var filing = ministry.FilingOf(type, condition);
        return CallAnswer.Success(0, "操作成功", new XElement(
            "StatusInfo",
            DownloadDocument.Long("Cxtjlx", type),
            new XElement("Cxtj", condition),
            filing is null ? null : new XElement("Wzmc", filing.SiteName),
            filing is null ? null : new XElement("Ztbah", filing.SubjectNumber),
            filing is null ? null : new XElement("Wzbah", filing.SiteNumber),
            DownloadDocument.Long("Bazt", filing is null ? 1 : 0)));
    }

    /// <summary>No filing passwords are kept here: every check fails, as it does for a wrong one.</summary>
    public static string Verify() => CallAnswer.Success(0, "操作成功", new XElement("VerifyRes", "1"));
}
