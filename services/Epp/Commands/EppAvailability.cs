using System.Xml.Linq;

namespace DomainWorkers.Epp;

/// <summary>One line of a check's answer: a domain or host name or a contact id, and whether it can be created.</summary>
public sealed record EppAvailability(string Key, bool Available, string? Reason)
{
    internal static IReadOnlyList<EppAvailability>? Read(XElement resData, EppNamespace ns, string key)
    {
        if (resData.Element(ns.Name("chkData")) is not { } data)
        {
            return null;
        }

        return
        [
            .. data.All(ns, "cd").Select(line =>
            {
                var subject = line.RequiredElement(ns, key);
                return new EppAvailability(subject.Token(), subject.RequiredFlag("avail"), line.Text(ns, "reason"));
            }),
        ];
    }
}
