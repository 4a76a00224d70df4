using System.Xml.Linq;

namespace DomainWorkers.RegistrySimulator;

/// <summary>The namespaces this registry speaks.</summary>
internal static class Ns
{
    public static readonly XNamespace Epp = EppNames.Epp;
    public static readonly XNamespace Domain = "urn:ietf:params:xml:ns:domain-1.0";
    public static readonly XNamespace Contact = "urn:ietf:params:xml:ns:contact-1.0";
    public static readonly XNamespace Host = "urn:ietf:params:xml:ns:host-1.0";
    public static readonly XNamespace Rgp = "urn:ietf:params:xml:ns:rgp-1.0";
    public static readonly XNamespace SecDns = "urn:ietf:params:xml:ns:secDNS-1.1";
    public static readonly XNamespace ChangePoll = "urn:ietf:params:xml:ns:changePoll-1.0";
    public static readonly XNamespace LoginSec = "urn:ietf:params:xml:ns:epp:loginSec-1.0";
    public static readonly XNamespace Unhandled = "urn:ietf:params:xml:ns:epp:unhandled-namespaces-1.0";
    public static readonly XNamespace Verification = "urn:ietf:params:xml:ns:verificationCode-1.0";
    public static readonly XNamespace CnnicContact = "urn:ietf:params:xml:ns:cnnic-contact-1.0";
    public static readonly XNamespace CnnicDomain = "urn:ietf:params:xml:ns:cnnic-domain-1.0";
    public static readonly XNamespace Namestore = "http://www.verisign-grs.com/epp/namestoreExt-1.1";
    public static readonly XNamespace LowBalance = "http://www.verisign.com/epp/lowbalance-poll-1.0";
    public static readonly XNamespace RgpPoll = "http://www.verisign.com/epp/rgp-poll-1.0";

    /// <summary>Object mappings offered in the greeting; the poll-only ones stand here as Verisign's greeting has them.</summary>
    public static readonly XNamespace[] Objects = [Domain, Contact, Host, LowBalance, RgpPoll];

    public static readonly XNamespace[] Extensions =
        [Rgp, SecDns, ChangePoll, LoginSec, Unhandled, Verification, CnnicContact, CnnicDomain, Namestore];

    /// <summary>An element with its usual prefix declared on it, so that it can stand anywhere in an answer.</summary>
    public static XElement Element(XNamespace ns, string prefix, string name, params object?[] content) =>
        new(ns + name, new XAttribute(XNamespace.Xmlns + prefix, ns.NamespaceName), content);
}
