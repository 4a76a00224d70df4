using System.Xml.Linq;

namespace DomainWorkers.Epp;

/// <summary>The small unsigned numbers of DNSSEC records.</summary>
internal static class SecDnsNumbers
{
    public static int Read(XElement element, string name)
    {
        var value = EppElements.Whole(element.Required(EppNamespaces.SecDns, name), name);
        return value <= ushort.MaxValue ? (int)value : throw new FormatException($"{name} is too large.");
    }

    public static int Check(int value, int maximum, string what) => value >= 0 && value <= maximum
        ? value
        : throw new EppInvalidCommandException($"{what} must be 0 to {maximum}.");
}
