using System.Reflection;
using System.Xml;
using System.Xml.Schema;

namespace DomainWorkers.VspSimulator;

/// <summary>The compiled schemas that every incoming frame is held against; shared, read-only.</summary>
internal static class Schemas
{
    private static readonly Lazy<XmlSchemaSet> Compiled = new(Compile);

    public static XmlSchemaSet Set => Compiled.Value;

    public static bool Knows(string namespaceName) => Set.Contains(namespaceName);

    private static XmlSchemaSet Compile()
    {
        var assembly = Assembly.GetExecutingAssembly();
        // Imports resolve by namespace within the set; nothing is ever fetched.
        var set = new XmlSchemaSet { XmlResolver = null };
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.StartsWith("schemas/", StringComparison.Ordinal)))
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            using var reader = XmlReader.Create(stream, Hardened());
            set.Add(null, reader);
        }

        set.Compile();
        return set;
    }

    /// <summary>No DTD, no entities, no fetching, and an end to what one frame may unfold into.</summary>
    public static XmlReaderSettings Hardened() => new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = FrameStream.MaxLength,
        MaxCharactersFromEntities = 1024,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
    };
}
