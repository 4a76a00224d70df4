using System.Reflection;
using DomainWorkers.Contracts.Messaging;

namespace DomainWorkers.Contracts.Tests.Generation;

/// <summary>The messages of the contracts assembly and the files that tell of them.</summary>
internal static class Published
{
    /// <summary>Set to <c>1</c>, the test program writes the files instead of comparing them.</summary>
    public const string WriteVariable = "DOMAINWORKERS_WRITE_CONTRACTS";

    public static readonly Assembly Assembly = typeof(MessageAddress).Assembly;

    public static readonly IReadOnlyList<Type> Messages = [.. Assembly.GetExportedTypes().Where(IsMessage).OrderBy(MessageAddress.Exchange, StringComparer.Ordinal)];

    public static readonly string Root = typeof(Published).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(m => m.Key == "RepositoryRoot").Value!;

    public static readonly XmlDocumentation Documentation =
        XmlDocumentation.Load(Path.ChangeExtension(Path.Combine(AppContext.BaseDirectory, Assembly.ManifestModule.Name), ".xml"));

    public static bool IsWriting => Environment.GetEnvironmentVariable(WriteVariable) == "1";

    public static string Contracts => Path.Combine(Root, "contracts");

    public static bool IsCommand(Type message) => message.IsDefined(typeof(CommandAttribute));

    /// <summary>The worker that answers a command or says an event.</summary>
    public static string Worker(Type message) =>
        message.GetCustomAttribute<CommandAttribute>()?.Owner ?? message.GetCustomAttribute<EventAttribute>()!.Source;

    public static string SchemaPath(Type message) => Path.Combine(Contracts, "schemas", MessageAddress.Exchange(message) + ".json");

    public static string SamplePath(Type message) => Path.Combine(Contracts, "samples", MessageAddress.Exchange(message) + ".json");

    public static byte[] Sample(Type message) => File.ReadAllBytes(SamplePath(message));

    /// <summary>All messages as rows of a theory, by address.</summary>
    public static TheoryData<string> Addresses() => [.. Messages.Select(MessageAddress.Exchange)];

    public static Type At(string address) => Messages.Single(m => MessageAddress.Exchange(m) == address);

    private static bool IsMessage(Type type) => type.IsDefined(typeof(CommandAttribute)) || type.IsDefined(typeof(EventAttribute));
}
