using System.Reflection;

namespace DomainWorkers.Architecture.Tests;

/// <summary>The files of the repository that rules are about.</summary>
internal static class Repository
{
    public static string Root { get; } = typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(metadata => metadata.Key == "RepositoryRoot").Value!;

    public static IEnumerable<string> Projects => new[] { "contracts", "services", "infra", "tests" }
        .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Root, folder), "*.csproj", SearchOption.AllDirectories))
        .Where(project => !project.Contains("/obj/", StringComparison.Ordinal));

    public static string Read(params string[] path) => File.ReadAllText(Path.Combine([Root, .. path]));
}
