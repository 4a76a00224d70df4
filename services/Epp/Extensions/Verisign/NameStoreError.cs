using System.Xml.Linq;

namespace DomainWorkers.Epp;

/// <summary>The sub-product named in the command does not exist or is not ours.</summary>
public sealed record NameStoreError(int Code, string Message)
{
    internal static NameStoreError Read(XElement element)
    {
        var message = element.RequiredElement(EppNamespaces.NameStore, "msg");
        return new NameStoreError(checked((int)EppElements.Whole(message.RequiredAttribute("code"), "code")), message.Token());
    }
}
