using System.Globalization;
using System.Xml.Linq;
using DomainWorkers.MiitSimulator.Files;

namespace DomainWorkers.MiitSimulator.Downloads;

/// <summary>The frame of every file that units fetch.</summary>
internal static class DownloadDocument
{
    public static byte[] Of(XElement part) => Gbk.Strict.GetBytes(
        "<?xml version=\"1.0\" encoding=\"GBK\"?>" + new XElement("DownloadData", new XAttribute("version", DomainFormat.Version), part).ToString(SaveOptions.DisableFormatting));

    public static XElement? Long(string tag, long? value) => value is { } number ? new XElement(tag, number.ToString(CultureInfo.InvariantCulture)) : null;
}
