namespace DomainWorkers.RegistrySimulator.Tests;

/// <summary>Commands as plain text, the way a person would type them.</summary>
internal static class Frames
{
    public const string Domain = "xmlns:domain=\"urn:ietf:params:xml:ns:domain-1.0\"";
    public const string Contact = "xmlns:contact=\"urn:ietf:params:xml:ns:contact-1.0\"";
    public const string Host = "xmlns:host=\"urn:ietf:params:xml:ns:host-1.0\"";
    public const string Rgp = "xmlns:rgp=\"urn:ietf:params:xml:ns:rgp-1.0\"";
    public const string SecDns = "xmlns:secDNS=\"urn:ietf:params:xml:ns:secDNS-1.1\"";
    public const string Code = "xmlns:vc=\"urn:ietf:params:xml:ns:verificationCode-1.0\"";

    public const string Hello = "<?xml version=\"1.0\"?><epp xmlns=\"urn:ietf:params:xml:ns:epp-1.0\"><hello/></epp>";

    public static readonly string[] AllExtensions =
    [
        "urn:ietf:params:xml:ns:rgp-1.0", "urn:ietf:params:xml:ns:secDNS-1.1", "urn:ietf:params:xml:ns:changePoll-1.0",
        "urn:ietf:params:xml:ns:epp:loginSec-1.0", "urn:ietf:params:xml:ns:verificationCode-1.0",
        "urn:ietf:params:xml:ns:cnnic-contact-1.0", "urn:ietf:params:xml:ns:cnnic-domain-1.0",
        "http://www.verisign-grs.com/epp/namestoreExt-1.1",
    ];

    public static readonly string[] AllObjects =
    [
        "urn:ietf:params:xml:ns:domain-1.0", "urn:ietf:params:xml:ns:contact-1.0", "urn:ietf:params:xml:ns:host-1.0",
        "http://www.verisign.com/epp/lowbalance-poll-1.0", "http://www.verisign.com/epp/rgp-poll-1.0",
    ];

    public static string Command(string verb, string? extension = null, string? clTrId = "CLI-00001") =>
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><epp xmlns=\"urn:ietf:params:xml:ns:epp-1.0\"><command>" + verb
        + (extension is null ? "" : $"<extension>{extension}</extension>")
        + (clTrId is null ? "" : $"<clTRID>{clTrId}</clTRID>") + "</command></epp>";

    public static string Login(
        string account, string password, string? newPassword = null, string[]? objects = null, string[]? extensions = null,
        string version = "1.0", string lang = "en", string? security = null)
    {
        extensions ??= AllExtensions;
        return Command(
            $"<login><clID>{account}</clID><pw>{password}</pw>"
            + (newPassword is null ? "" : $"<newPW>{newPassword}</newPW>")
            + $"<options><version>{version}</version><lang>{lang}</lang></options><svcs>"
            + string.Concat((objects ?? AllObjects).Select(uri => $"<objURI>{uri}</objURI>"))
            + (extensions.Length == 0 ? "" : $"<svcExtension>{string.Concat(extensions.Select(uri => $"<extURI>{uri}</extURI>"))}</svcExtension>")
            + "</svcs></login>",
            security);
    }

    public static string Logout() => Command("<logout/>");

    public static string DomainCheck(params string[] names) =>
        Command($"<check><domain:check {Domain}>{string.Concat(names.Select(n => $"<domain:name>{n}</domain:name>"))}</domain:check></check>");

    public static string DomainCreate(
        string name, string period = "<domain:period unit=\"y\">1</domain:period>", string parts = "", string secret = "Secret-2025",
        string? extension = null, string clTrId = "CLI-00001") =>
        Command(
            $"<create><domain:create {Domain}><domain:name>{name}</domain:name>{period}{parts}"
            + $"<domain:authInfo><domain:pw>{secret}</domain:pw></domain:authInfo></domain:create></create>",
            extension, clTrId);

    public static string DomainInfo(string name, string? secret = null, string? extension = null, string hosts = "all") => Command(
        $"<info><domain:info {Domain}><domain:name hosts=\"{hosts}\">{name}</domain:name>"
        + (secret is null ? "" : $"<domain:authInfo><domain:pw>{secret}</domain:pw></domain:authInfo>") + "</domain:info></info>",
        extension);

    public static string DomainRenew(string name, string curExpDate, int years = 1, string unit = "y", string clTrId = "CLI-00001") => Command(
        $"<renew><domain:renew {Domain}><domain:name>{name}</domain:name><domain:curExpDate>{curExpDate}</domain:curExpDate>"
        + $"<domain:period unit=\"{unit}\">{years}</domain:period></domain:renew></renew>",
        null, clTrId);

    public static string DomainDelete(string name) =>
        Command($"<delete><domain:delete {Domain}><domain:name>{name}</domain:name></domain:delete></delete>");

    public static string DomainUpdate(string name, string add = "", string rem = "", string chg = "", string? extension = null) => Command(
        $"<update><domain:update {Domain}><domain:name>{name}</domain:name>"
        + (add.Length == 0 ? "" : $"<domain:add>{add}</domain:add>") + (rem.Length == 0 ? "" : $"<domain:rem>{rem}</domain:rem>")
        + (chg.Length == 0 ? "" : $"<domain:chg>{chg}</domain:chg>") + "</domain:update></update>",
        extension);

    public static string Status(string status) => $"<domain:status s=\"{status}\"/>";

    public static string HostObjects(params string[] hosts) =>
        $"<domain:ns>{string.Concat(hosts.Select(host => $"<domain:hostObj>{host}</domain:hostObj>"))}</domain:ns>";
}
