using System.Collections.Concurrent;
using System.Xml;
using System.Xml.Linq;
using System.Xml.Schema;

namespace DomainWorkers.RegistrySimulator.Tests;

/// <summary>Validates every frame that a server sent and remembers what kinds were seen.</summary>
internal static class AnswerSchemas
{
    private static readonly Lazy<XmlSchemaSet> Schemas = new(Load);

    /// <summary>Elements directly within resData and extension, by prefix-free name and namespace tail.</summary>
    public static ConcurrentDictionary<string, int> Seen { get; } = [];

    public static Reply Read(string xml)
    {
        var settings = new XmlReaderSettings { ValidationType = ValidationType.Schema, Schemas = Schemas.Value };
        settings.ValidationEventHandler += (_, problem) => throw new XmlSchemaException($"{problem.Message}\n{xml}");
        using var reader = XmlReader.Create(new StringReader(xml), settings);
        var reply = new Reply(XElement.Load(reader));
        foreach (var part in reply.All("resData").Concat(reply.All("extension")).SelectMany(e => e.Elements()))
            Seen.AddOrUpdate($"{part.Name.NamespaceName.Split(':', '/')[^1]} {part.Name.LocalName}", 1, (_, n) => n + 1);
        return reply;
    }

    public static bool Valid(string xml, out string? problem)
    {
        try
        {
            Read(xml);
            problem = null;
            return true;
        }
        catch (XmlSchemaException broken)
        {
            problem = broken.Message;
            return false;
        }
    }

    private static XmlSchemaSet Load()
    {
        var assembly = typeof(RegistryServer).Assembly;
        var set = new XmlSchemaSet { XmlResolver = null };
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.EndsWith(".xsd", StringComparison.Ordinal)))
        {
            using var reader = XmlReader.Create(assembly.GetManifestResourceStream(name)!);
            set.Add(XmlSchema.Read(reader, null)!);
        }

        set.Compile();
        return set;
    }
}
