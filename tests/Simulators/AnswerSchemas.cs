using System.Xml;
using System.Xml.Linq;
using System.Xml.Schema;

namespace DomainWorkers.Simulators.Tests;

/// <summary>Validates every frame that a server sent, with a schema set of the tests' own.</summary>
internal static class AnswerSchemas
{
    private static readonly Lazy<XmlSchemaSet> Schemas = new(Load);

    public static Reply Read(string xml)
    {
        var settings = new XmlReaderSettings { ValidationType = ValidationType.Schema, Schemas = Schemas.Value };
        settings.ValidationEventHandler += (_, problem) => throw new XmlSchemaException($"{problem.Message}\n{xml}");
        using var reader = XmlReader.Create(new StringReader(xml), settings);
        return new Reply(XElement.Load(reader));
    }

    private static XmlSchemaSet Load()
    {
        var assembly = typeof(SimulatorServer).Assembly;
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
