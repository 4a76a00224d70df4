namespace DomainWorkers.Epp.Tests.Peer;

/// <summary>Answers as text, written from the RFCs' samples and independent of the library's own writer.</summary>
internal static class Answers
{
    public const string LoginSecurity = "urn:ietf:params:xml:ns:epp:loginSec-1.0";

    private const string Head = """<?xml version="1.0" encoding="UTF-8" standalone="no"?>""" + "\n";

    public static string Greeting(params string[] extensions)
    {
        string[] all = ["urn:ietf:params:xml:ns:rgp-1.0", "urn:ietf:params:xml:ns:secDNS-1.1", .. extensions];
        return Head + $"""
            <epp xmlns="urn:ietf:params:xml:ns:epp-1.0"><greeting><svID>Test EPP server</svID><svDate>2026-11-22T00:00:00.0Z</svDate>
            <svcMenu><version>1.0</version><lang>en</lang><lang>zh-CN</lang>
            <objURI>urn:ietf:params:xml:ns:domain-1.0</objURI><objURI>urn:ietf:params:xml:ns:contact-1.0</objURI><objURI>urn:ietf:params:xml:ns:host-1.0</objURI>
            <svcExtension>{string.Concat(all.Select(uri => $"<extURI>{uri}</extURI>"))}</svcExtension></svcMenu>
            <dcp><access><all/></access><statement><purpose><admin/><prov/></purpose><recipient><ours/><public/></recipient><retention><stated/></retention></statement></dcp>
            </greeting></epp>
            """;
    }

    public static PeerAnswer Code(PeerCommand command, int code, string inner = "") =>
        new(Response(code, command.ClientTransactionId, inner));

    public static string Response(int code, string? clientTransactionId, string inner = "", string message = "Text") =>
        Head + $"""
            <epp xmlns="urn:ietf:params:xml:ns:epp-1.0"><response><result code="{code}"><msg>{message}</msg></result>{inner}<trID>{(clientTransactionId is null ? "" : $"<clTRID>{clientTransactionId}</clTRID>")}<svTRID>SV-{code}</svTRID></trID></response></epp>
            """;

    public static string Checked(string name, bool available) => $"""
        <resData><domain:chkData xmlns:domain="urn:ietf:params:xml:ns:domain-1.0"><domain:cd><domain:name avail="{(available ? 1 : 0)}">{name}</domain:name></domain:cd></domain:chkData></resData>
        """;

    public static string Created(string name) => $"""
        <resData><domain:creData xmlns:domain="urn:ietf:params:xml:ns:domain-1.0"><domain:name>{name}</domain:name><domain:crDate>2026-11-22T10:00:00.0Z</domain:crDate><domain:exDate>2027-11-22T10:00:00.0Z</domain:exDate></domain:creData></resData>
        """;
}
