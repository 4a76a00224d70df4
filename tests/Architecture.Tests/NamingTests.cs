namespace DomainWorkers.Architecture.Tests;

/// <summary>Names are the field's own terms, and one type a file can be found.</summary>
public sealed class NamingTests
{
    private static readonly string[] Banned = ["Manager", "Helper", "Util", "Base", "Processor", "Handler", "Service"];

    [Fact]
    public void No_type_is_named_by_what_says_nothing()
    {
        foreach (var assembly in Assemblies.Shipped)
        {
            var types = assembly.Written().ToList();
            Assert.NotEmpty(types);
            Assert.All(types, type => Assert.False(
                Banned.Any(word => Words(type.Name).Contains(word)), $"{type.FullName} has a banned word in its name."));
        }
    }

    [Fact]
    public void No_method_of_a_worker_is_called_Async()
    {
        var methods = Assemblies.Workers.Append(Assemblies.BuildingBlocks).SelectMany(assembly => assembly.Written())
            .SelectMany(type => type.GetMethods(System.Reflection.BindingFlags.DeclaredOnly | System.Reflection.BindingFlags.Instance
                | System.Reflection.BindingFlags.Static | System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.NonPublic))
            .Where(method => !method.IsSpecialName && !method.Name.Contains('<', StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(methods);
        Assert.All(methods.Where(method => method.GetBaseDefinition() == method && !IsOfAnInterface(method)), method =>
            Assert.False(method.Name.EndsWith("Async", StringComparison.Ordinal), $"{method.DeclaringType}.{method.Name}"));
    }

    [Fact]
    public void Every_file_stays_readable_at_one_sitting()
    {
        var files = new[] { "contracts", "services", "infra" }
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*.cs", SearchOption.AllDirectories))
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(files);
        Assert.All(files, file => Assert.True(File.ReadLines(file).Count() <= 300, $"{file} is longer than 300 lines."));
    }

    private static bool IsOfAnInterface(System.Reflection.MethodInfo method) => method.DeclaringType!.GetInterfaces()
        .Where(_ => !method.DeclaringType.IsInterface)
        .Any(seam => method.DeclaringType.GetInterfaceMap(seam).TargetMethods.Contains(method));

    /// <summary>The words of a Pascal-case name.</summary>
    private static IEnumerable<string> Words(string name) =>
        System.Text.RegularExpressions.Regex.Matches(name.Split('`')[0], "[A-Z][a-z0-9]*").Select(match => match.Value);
}
