namespace DomainWorkers.VspSimulator;

/// <summary>The greeting: what this server is and offers, with a plain data collection policy (RFC 5730 2.4).</summary>
internal static class GreetingWriter
{
    private const string Epp = "urn:ietf:params:xml:ns:epp-1.0";

    public static byte[] Write(string serverId, DateTimeOffset now) => AnswerWriter.Frame(writer =>
    {
        writer.WriteStartElement("greeting", Epp);
        writer.WriteElementString("svID", Epp, serverId);
        writer.WriteElementString("svDate", Epp, Instants.Text(now));
        writer.WriteStartElement("svcMenu", Epp);
        writer.WriteElementString("version", Epp, "1.0");
        writer.WriteElementString("lang", Epp, "en");
        foreach (var mapping in Ns.Objects)
            writer.WriteElementString("objURI", Epp, mapping.NamespaceName);
        writer.WriteEndElement();
        writer.WriteRaw(
            $"<dcp xmlns=\"{Epp}\"><access><all/></access><statement><purpose><admin/><prov/></purpose>" +
            "<recipient><ours/></recipient><retention><stated/></retention></statement></dcp>");
        writer.WriteEndElement();
    });
}
