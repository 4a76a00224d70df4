using System.Xml;
using System.Xml.Linq;
using System.Xml.Schema;

namespace DomainWorkers.Epp.Tests.Peer;

/// <summary>The IETF's schemas and our own for what the IETF has none, as one strict set.</summary>
internal static class Schemas
{
    private static readonly XmlSchemaSet Set = Load();

    public static int Count => Set.Count;

    /// <summary>What is wrong with a frame; empty when nothing is.</summary>
    public static IReadOnlyList<string> Errors(string xml)
    {
        var errors = new List<string>();
        var settings = new XmlReaderSettings { ValidationType = ValidationType.Schema, Schemas = Set };
        settings.ValidationFlags |= XmlSchemaValidationFlags.ReportValidationWarnings;
        settings.ValidationEventHandler += (_, problem) => errors.Add(problem.Message);
        using var reader = XmlReader.Create(new StringReader(xml), settings);
        while (reader.Read())
        {
        }

        return errors;
    }

    public static void AssertValid(string xml) => Assert.True(Errors(xml) is { Count: 0 }, string.Join("\n", [.. Errors(xml), xml]));

    /// <summary>The namespaces of the elements inside extension, in their order.</summary>
    public static IReadOnlyList<string> ExtensionElements(string xml) =>
    [
        .. XDocument.Parse(xml).Root!.Elements().Elements(EppNamespaces.Epp.Name("extension")).Elements()
            .Select(element => $"{element.Name.NamespaceName} {element.Name.LocalName}"),
    ];

    private static XmlSchemaSet Load()
    {
        var set = new XmlSchemaSet { XmlResolver = null };
        foreach (var file in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "schemas"), "*.xsd", SearchOption.AllDirectories))
        {
            using var reader = XmlReader.Create(file);
            set.Add(null, reader);
        }

        set.Compile();
        return set;
    }
}
