using System.Xml.Linq;

namespace DomainWorkers.VspSimulator;

/// <summary>Answers of the nv mapping (draft-ietf-regext-nv-mapping).</summary>
internal static class NvXml
{
    private const string Passed = "The object has passed verification, signed code was generated.";
    private static readonly XNamespace N = Ns.Nv;

    public static XElement Root(string name, params object?[] content) =>
        new(N + name, new XAttribute(XNamespace.Xmlns + "nv", N.NamespaceName), content);

    public static XElement Checked(string label, bool available, bool restricted, string? reason) => new(
        N + "cd",
        new XElement(
            N + "name", new XAttribute("avail", available ? "1" : "0"), restricted ? new XAttribute("restricted", "1") : null, label),
        reason is null ? null : new XElement(N + "reason", reason));

    public static XElement Succeeded(Verification verification, string signedCode) => Root("creData", new XElement(
        N + "success", Code(verification), Status("status", verification.Status), Date("crDate", verification.CreatedAt),
        new XElement(N + "encodedSignedCode", signedCode)));

    public static XElement Pending(Verification verification) => Root("creData", new XElement(
        N + "pending", Code(verification), Status("status", verification.Status), Date("crDate", verification.CreatedAt)));

    public static XElement Failed(Finding finding) => Root("creData", new XElement(
        N + "failed", Status("status", VerificationStatus.NonCompliant), new XElement(N + "msg", finding.Message)));

    /// <param name="verification">The object asked for.</param>
    /// <param name="signedCode">Absent unless it is compliant.</param>
    /// <param name="own">The asker is the registrar that submitted it.</param>
    public static XElement SignedCode(Verification verification, string? signedCode, bool own) => Root("infData", new XElement(
        N + "signedCode", Code(verification), Status("status", verification.Status),
        own ? AuthInfo(verification) : null,
        signedCode is null ? null : new XElement(N + "encodedSignedCode", signedCode)));

    public static XElement Input(Verification verification, bool own) => Root("infData", new XElement(
        N + "input", XElement.Parse(verification.Input), own ? AuthInfo(verification) : null));

    public static XElement Decided(Verification verification) => Root(
        "panData", Code(verification), Status("paStatus", verification.Status),
        new XElement(N + "msg", verification.Finding?.Message ?? Passed), Date("paDate", verification.DecidedAt!.Value));

    public static string Text(VerificationStatus status) => status switch
    {
        VerificationStatus.PendingCompliant => "pendingCompliant",
        VerificationStatus.Compliant => "compliant",
        _ => "nonCompliant",
    };

    private static XElement Code(Verification verification) => new(N + "code", new XAttribute("type", verification.Type), verification.Code);

    private static XElement Status(string name, VerificationStatus status) => new(N + name, new XAttribute("s", Text(status)));

    private static XElement AuthInfo(Verification verification) => new(N + "authInfo", new XElement(N + "pw", verification.AuthInfo));

    private static XElement Date(string name, DateTimeOffset at) => new(N + name, Instants.Text(at));
}
