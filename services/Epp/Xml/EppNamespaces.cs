namespace DomainWorkers.Epp;

/// <summary>The namespaces this library reads or writes, each named by the document that defines it.</summary>
public static class EppNamespaces
{
    /// <summary>RFC 5730. Written without a prefix, as every sample in the RFCs does.</summary>
    public static readonly EppNamespace Epp = new("", "urn:ietf:params:xml:ns:epp-1.0");

    /// <summary>RFC 5731.</summary>
    public static readonly EppNamespace Domain = new("domain", "urn:ietf:params:xml:ns:domain-1.0");

    /// <summary>RFC 5732.</summary>
    public static readonly EppNamespace Host = new("host", "urn:ietf:params:xml:ns:host-1.0");

    /// <summary>RFC 5733.</summary>
    public static readonly EppNamespace Contact = new("contact", "urn:ietf:params:xml:ns:contact-1.0");

    /// <summary>RFC 3915.</summary>
    public static readonly EppNamespace Rgp = new("rgp", "urn:ietf:params:xml:ns:rgp-1.0");

    /// <summary>RFC 5910.</summary>
    public static readonly EppNamespace SecDns = new("secDNS", "urn:ietf:params:xml:ns:secDNS-1.1");

    /// <summary>RFC 8590.</summary>
    public static readonly EppNamespace ChangePoll = new("changePoll", "urn:ietf:params:xml:ns:changePoll-1.0");

    /// <summary>RFC 8807.</summary>
    public static readonly EppNamespace LoginSecurity = new("loginSec", "urn:ietf:params:xml:ns:epp:loginSec-1.0");

    /// <summary>RFC 9038. A signal at login, never an element.</summary>
    public static readonly EppNamespace UnhandledNamespaces =
        new("unhandled", "urn:ietf:params:xml:ns:epp:unhandled-namespaces-1.0");

    /// <summary>draft-ietf-regext-verificationcode-06.</summary>
    public static readonly EppNamespace VerificationCode =
        new("verificationCode", "urn:ietf:params:xml:ns:verificationCode-1.0");

    /// <summary>draft-ietf-regext-nv-mapping-00.</summary>
    public static readonly EppNamespace NameVerification = new("nv", "urn:ietf:params:xml:ns:nv-1.0");

    /// <summary>Verisign's routing of a command to .com, .net and others behind one address.</summary>
    public static readonly EppNamespace NameStore = new("namestoreExt", "http://www.verisign-grs.com/epp/namestoreExt-1.1");

    /// <summary>Verisign's language tag for internationalised names.</summary>
    public static readonly EppNamespace IdnLanguage = new("idnLang", "http://www.verisign.com/epp/idnLang-1.0");

    /// <summary>Verisign's notice that a restore report is due.</summary>
    public static readonly EppNamespace RgpPoll = new("rgp-poll", "http://www.verisign.com/epp/rgp-poll-1.0");

    /// <summary>Verisign's notice that the account runs out of credit.</summary>
    public static readonly EppNamespace LowBalancePoll =
        new("lowbalance-poll", "http://www.verisign.com/epp/lowbalance-poll-1.0");

    public static readonly EppNamespace CnnicContact = new("cnnic-contact", "urn:ietf:params:xml:ns:cnnic-contact-1.0");

    public static readonly EppNamespace CnnicDomain = new("cnnic-domain", "urn:ietf:params:xml:ns:cnnic-domain-1.0");

    public static readonly EppNamespace CnnicHost = new("cnnic-host", "urn:ietf:params:xml:ns:cnnic-host-1.0");

    public static readonly EppNamespace CnnicRegistry = new("cnnic-registry", "urn:ietf:params:xml:ns:cnnic-registry-1.0");
}
