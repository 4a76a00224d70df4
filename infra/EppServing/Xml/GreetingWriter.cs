using System.Xml.Linq;

namespace DomainWorkers.EppServing;

/// <summary>The greeting: what a server is and offers, with a plain data collection policy (RFC 5730 2.4).</summary>
/// <param name="ServerId">The svID.</param>
/// <param name="Objects">The object mappings.</param>
/// <param name="Extensions">The extensions, perhaps none.</param>
/// <param name="PublicRecipients">The policy says that data is published, as in a whois.</param>
public sealed record GreetingWriter(
    string ServerId, IReadOnlyList<XNamespace> Objects, IReadOnlyList<XNamespace> Extensions, bool PublicRecipients)
{
    private const string Epp = EppNames.Namespace;

    public byte[] Write(DateTimeOffset now) => AnswerWriter.Frame(writer =>
    {
        writer.WriteStartElement("greeting", Epp);
        writer.WriteElementString("svID", Epp, ServerId);
        writer.WriteElementString("svDate", Epp, Instants.Text(now));
        writer.WriteStartElement("svcMenu", Epp);
        writer.WriteElementString("version", Epp, "1.0");
        writer.WriteElementString("lang", Epp, "en");
        foreach (var mapping in Objects)
            writer.WriteElementString("objURI", Epp, mapping.NamespaceName);
        if (Extensions.Count > 0)
        {
            writer.WriteStartElement("svcExtension", Epp);
            foreach (var extension in Extensions)
                writer.WriteElementString("extURI", Epp, extension.NamespaceName);
            writer.WriteEndElement();
        }

        writer.WriteEndElement();
        writer.WriteRaw(
            $"<dcp xmlns=\"{Epp}\"><access><all/></access><statement><purpose><admin/><prov/></purpose>" +
            $"<recipient><ours/>{(PublicRecipients ? "<public/>" : "")}</recipient><retention><stated/></retention></statement></dcp>");
        writer.WriteEndElement();
    });
}
