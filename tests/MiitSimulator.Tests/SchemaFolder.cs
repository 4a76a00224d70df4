using System.Reflection;
using System.Xml;
using System.Xml.Schema;

namespace DomainWorkers.MiitSimulator.Tests;

/// <summary>The ministry's schemas, where somebody has laid them beside the repository (or named the folder in MIIT_SCHEMAS).</summary>
internal static class SchemaFolder
{
    public static readonly XmlSchemaSet? Upload = Load("企业上报数据格式.utf8.xsd");

    public static readonly XmlSchemaSet? Download = Load("企业下载数据格式.utf8.xsd");

    private static XmlSchemaSet? Load(string file)
    {
        var root = Assembly.GetExecutingAssembly().GetCustomAttributes<AssemblyMetadataAttribute>().First(entry => entry.Key == "RepositoryRoot").Value!;
        var folder = Environment.GetEnvironmentVariable("MIIT_SCHEMAS") ?? Path.Combine(root, "..", "shared", "miit");
        var path = Path.Combine(folder, file);
        if (!File.Exists(path))
            return null;
        var set = new XmlSchemaSet();
        using var text = new StreamReader(path);
        using var reader = XmlReader.Create(text);
        set.Add(null, reader);
        set.Compile();
        return set;
    }
}
