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

    public static string DomainTransfer(string op, string name, string? secret = null) => Command(
        $"<transfer op=\"{op}\"><domain:transfer {Domain}><domain:name>{name}</domain:name>"
        + (secret is null ? "" : $"<domain:authInfo><domain:pw>{secret}</domain:pw></domain:authInfo>") + "</domain:transfer></transfer>");

    public static string RestoreRequest(string name) =>
        DomainUpdate(name, extension: $"<rgp:update {Rgp}><rgp:restore op=\"request\"/></rgp:update>");

    public static string RestoreReport(string name, DateTimeOffset deleted, DateTimeOffset requested, int statements = 2) => DomainUpdate(
        name,
        extension: $"<rgp:update {Rgp}><rgp:restore op=\"report\"><rgp:report><rgp:preData>before</rgp:preData><rgp:postData>after</rgp:postData>"
            + $"<rgp:delTime>{deleted:yyyy-MM-ddTHH:mm:ssZ}</rgp:delTime><rgp:resTime>{requested:yyyy-MM-ddTHH:mm:ssZ}</rgp:resTime>"
            + "<rgp:resReason>Registrant error</rgp:resReason>"
            + string.Concat(Enumerable.Range(1, statements).Select(n => $"<rgp:statement>Statement {n}</rgp:statement>"))
            + "</rgp:report></rgp:restore></rgp:update>");

    public static string PollRequest() => Command("<poll op=\"req\"/>");

    public static string PollAck(string? id) => Command($"<poll op=\"ack\"{(id is null ? "" : $" msgID=\"{id}\"")}/>");

    public static string ContactCheck(params string[] ids) => Command(
        $"<check><contact:check {Contact}>{string.Concat(ids.Select(id => $"<contact:id>{id}</contact:id>"))}</contact:check></check>");

    public static string ContactCreate(
        string id, string secret = "Secret-2025", string postal = Postal, string email = "someone@example.net", string more = "",
        string? extension = null) =>
        Command(
            $"<create><contact:create {Contact}><contact:id>{id}</contact:id>{postal}<contact:voice x=\"12\">+86.1012345678</contact:voice>"
            + $"<contact:email>{email}</contact:email><contact:authInfo><contact:pw>{secret}</contact:pw></contact:authInfo>{more}"
            + "</contact:create></create>",
            extension);

    public const string Postal =
        "<contact:postalInfo type=\"int\"><contact:name>Zhang San</contact:name><contact:org>Example Ltd</contact:org><contact:addr>"
        + "<contact:street>1 Chang'an Road</contact:street><contact:city>Beijing</contact:city><contact:sp>Beijing</contact:sp>"
        + "<contact:pc>100000</contact:pc><contact:cc>CN</contact:cc></contact:addr></contact:postalInfo>"
        + "<contact:postalInfo type=\"loc\"><contact:name>张三</contact:name><contact:addr><contact:city>北京</contact:city>"
        + "<contact:cc>CN</contact:cc></contact:addr></contact:postalInfo>";

    public static string ContactInfo(string id, string? secret = null) => Command(
        $"<info><contact:info {Contact}><contact:id>{id}</contact:id>"
        + (secret is null ? "" : $"<contact:authInfo><contact:pw>{secret}</contact:pw></contact:authInfo>") + "</contact:info></info>");

    public static string ContactUpdate(string id, string parts, string? extension = null) => Command(
        $"<update><contact:update {Contact}><contact:id>{id}</contact:id>{parts}</contact:update></update>", extension);

    public static string ContactDelete(string id) =>
        Command($"<delete><contact:delete {Contact}><contact:id>{id}</contact:id></contact:delete></delete>");

    public static string ContactTransfer(string op, string id, string? secret = null) => Command(
        $"<transfer op=\"{op}\"><contact:transfer {Contact}><contact:id>{id}</contact:id>"
        + (secret is null ? "" : $"<contact:authInfo><contact:pw>{secret}</contact:pw></contact:authInfo>") + "</contact:transfer></transfer>");

    public static string HostCheck(params string[] names) =>
        Command($"<check><host:check {Host}>{string.Concat(names.Select(n => $"<host:name>{n}</host:name>"))}</host:check></check>");

    public static string HostCreate(string name, params string[] addresses) => Command(
        $"<create><host:create {Host}><host:name>{name}</host:name>{string.Concat(addresses.Select(Address))}</host:create></create>");

    public static string HostInfo(string name) => Command($"<info><host:info {Host}><host:name>{name}</host:name></host:info></info>");

    public static string HostUpdate(string name, string parts) =>
        Command($"<update><host:update {Host}><host:name>{name}</host:name>{parts}</host:update></update>");

    public static string HostDelete(string name) =>
        Command($"<delete><host:delete {Host}><host:name>{name}</host:name></host:delete></delete>");

    public static string Address(string address) =>
        $"<host:addr ip=\"{(address.Contains(':', StringComparison.Ordinal) ? "v6" : "v4")}\">{address}</host:addr>";

    public static string SignedCodes(params (string Type, string Code)[] codes) =>
        $"<vc:encodedSignedCode {Code}>" + string.Concat(codes.Select(code => $"<vc:code>{Encoded(code.Type, code.Code)}</vc:code>"))
        + "</vc:encodedSignedCode>";

    private static string Encoded(string type, string code) => Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(
        $"<vc:signedCode {Code} id=\"signedCode\"><vc:code type=\"{type}\">{code}</vc:code></vc:signedCode>"));
}
