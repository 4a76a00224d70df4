using System.Text;

namespace DomainWorkers.VspSimulator.Tests;

/// <summary>Commands as plain text, the way a person would type them.</summary>
internal static class Frames
{
    public const string Nv = "xmlns:nv=\"urn:ietf:params:xml:ns:nv-1.0\"";
    public const string NvUri = "urn:ietf:params:xml:ns:nv-1.0";
    public const string Hello = "<?xml version=\"1.0\"?><epp xmlns=\"urn:ietf:params:xml:ns:epp-1.0\"><hello/></epp>";
    public const string Secret = "2fooBAR";

    public static string Command(string verb, string? extension = null, string? clTrId = "CLI-00001") =>
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><epp xmlns=\"urn:ietf:params:xml:ns:epp-1.0\"><command>" + verb
        + (extension is null ? "" : $"<extension>{extension}</extension>")
        + (clTrId is null ? "" : $"<clTRID>{clTrId}</clTRID>") + "</command></epp>";

    public static string Login(
        string account, string password, string? newPassword = null, string[]? objects = null, string[]? extensions = null,
        string version = "1.0", string lang = "en") => Command(
        $"<login><clID>{account}</clID><pw>{password}</pw>"
        + (newPassword is null ? "" : $"<newPW>{newPassword}</newPW>")
        + $"<options><version>{version}</version><lang>{lang}</lang></options><svcs>"
        + string.Concat((objects ?? [NvUri]).Select(uri => $"<objURI>{uri}</objURI>"))
        + (extensions is null ? "" : $"<svcExtension>{string.Concat(extensions.Select(uri => $"<extURI>{uri}</extURI>"))}</svcExtension>")
        + "</svcs></login>");

    public static string Logout() => Command("<logout/>");

    public static string Check(params string[] labels) =>
        Command($"<check><nv:check {Nv}>{string.Concat(labels.Select(label => $"<nv:name>{label}</nv:name>"))}</nv:check></check>");

    public static string DomainName(string label, string? realNameCode = null, string secret = Secret, string clTrId = "CLI-00001") => Command(
        $"<create><nv:create {Nv}><nv:dnv><nv:name>{label}</nv:name>"
        + (realNameCode is null ? "" : $"<nv:rnvCode>{realNameCode}</nv:rnvCode>")
        + $"</nv:dnv>{AuthInfo(secret)}</nv:create></create>",
        null, clTrId);

    public static string Person(
        string name, string number, string proof = "poc", string? documents = null, string secret = Secret, string clTrId = "CLI-00001") =>
        RealName("person", name, number, proof, documents ?? Jpeg(), secret, clTrId);

    public static string Organisation(string name, string number, string proof = "poe", string? documents = null) =>
        RealName("org", name, number, proof, documents ?? Jpeg(), Secret, "CLI-00001");

    public static string Jpeg(int size = 64) => Document("jpg", [0xFF, 0xD8, 0xFF, 0xE0, .. new byte[size - 4]]);

    public static string Pdf() => Document("pdf", Encoding.ASCII.GetBytes("%PDF-1.7\n"));

    public static string Document(string type, byte[] bytes) =>
        $"<nv:document><nv:fileType>{type}</nv:fileType><nv:fileContent>{Convert.ToBase64String(bytes)}</nv:fileContent></nv:document>";

    public static string Info(string code, string? type = null, string? secret = null) => Command(
        $"<info><nv:info {Nv}{(type is null ? "" : $" type=\"{type}\"")}><nv:code>{code}</nv:code>{(secret is null ? "" : AuthInfo(secret))}</nv:info></info>");

    public static string Update(string code, string secret) =>
        Command($"<update><nv:update {Nv}><nv:code>{code}</nv:code><nv:chg>{AuthInfo(secret)}</nv:chg></nv:update></update>");

    public static string PollRequest() => Command("<poll op=\"req\"/>");

    public static string PollAck(string? id) => Command(id is null ? "<poll op=\"ack\"/>" : $"<poll op=\"ack\" msgID=\"{id}\"/>");

    private static string RealName(string role, string name, string number, string proof, string documents, string secret, string clTrId) => Command(
        $"<create><nv:create {Nv}><nv:rnv role=\"{role}\"><nv:name>{name}</nv:name><nv:num>{number}</nv:num><nv:proofType>{proof}</nv:proofType>"
        + $"{documents}</nv:rnv>{AuthInfo(secret)}</nv:create></create>",
        null, clTrId);

    private static string AuthInfo(string secret) => $"<nv:authInfo><nv:pw>{secret}</nv:pw></nv:authInfo>";
}
