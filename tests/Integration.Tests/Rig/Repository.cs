using System.Reflection;

namespace DomainWorkers.Integration.Tests.Rig;

/// <summary>The clone that these tests were built from.</summary>
internal static class Repository
{
    public static string Root { get; } = typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(data => data.Key == "RepositoryRoot").Value!;

    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    /// <summary>The published sample of a message, byte for byte.</summary>
    public static string Sample(string exchange) => PathOf("contracts", "samples", $"{exchange}.json");
}
