using System.Xml.Linq;

namespace DomainWorkers.Epp;

/// <summary>What the server has to say about the login's security (RFC 8807 section 3.1).</summary>
public sealed record LoginSecurityData(IReadOnlyList<LoginSecurityEvent> Events)
{
    internal static LoginSecurityData Read(XElement element) =>
        new([.. element.All(EppNamespaces.LoginSecurity, "event").Select(LoginSecurityEvent.Read)]);
}
