using System.Reflection;
using System.Xml;
using System.Xml.Schema;

namespace DomainWorkers.EppServing;

/// <summary>The compiled schemas within a server's assembly that every incoming frame is held against; shared, read-only.</summary>
/// <param name="assembly">Its resources below schemas/ are the schemas.</param>
/// <param name="maxCharacters">An end to what one frame may unfold into.</param>
public sealed class EmbeddedSchemas(Assembly assembly, long maxCharacters)
{
    private readonly Lazy<XmlSchemaSet> _compiled = new(() => Compile(assembly, maxCharacters));

    public XmlSchemaSet Set => _compiled.Value;

    public bool Knows(string namespaceName) => Set.Contains(namespaceName);

    /// <summary>No DTD, no entities, no fetching, and an end to what one frame may unfold into.</summary>
    public XmlReaderSettings Hardened() => Hardened(maxCharacters);

    private static XmlSchemaSet Compile(Assembly assembly, long maxCharacters)
    {
        // Imports resolve by namespace within the set; nothing is ever fetched.
        var set = new XmlSchemaSet { XmlResolver = null };
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.StartsWith("schemas/", StringComparison.Ordinal)))
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            using var reader = XmlReader.Create(stream, Hardened(maxCharacters));
            set.Add(null, reader);
        }

        set.Compile();
        return set;
    }

    private static XmlReaderSettings Hardened(long maxCharacters) => new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = maxCharacters,
        MaxCharactersFromEntities = 1024,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
    };
}
