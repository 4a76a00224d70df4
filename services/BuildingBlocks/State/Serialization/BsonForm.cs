using MongoDB.Bson;
using MongoDB.Bson.IO;
using MongoDB.Bson.Serialization;
using MongoDB.Bson.Serialization.Conventions;

namespace DomainWorkers.BuildingBlocks.State.Serialization;

/// <summary>
/// The one form in which our records become BSON: camel-case elements, enums as text, instants as UTC milliseconds, dates as ISO text,
/// nulls not written. It speaks for types in our own namespaces only, and refuses a member that it could not bring back as it was.
/// </summary>
public static class BsonForm
{
    /// <summary>What a server refuses: MongoDB's limit for one document.</summary>
    public const int LargestDocument = 16 * 1024 * 1024;

    private const string OwnNamespace = "DomainWorkers";

    private static readonly Lazy<bool> InUse = new(Register);

    /// <summary>Makes the form known to the driver; may be called by anyone, at any time, as often as they like.</summary>
    public static void Use() => _ = InUse.Value;

    /// <summary>Finds out now, not at the first write, whether a type can be kept.</summary>
    /// <exception cref="NotSupportedException">A member cannot be represented; the message names it.</exception>
    public static void Require(Type type)
    {
        Use();
        ValueForms.For(type, type.Name);
    }

    /// <summary>The same for a kind of document: its type, and that its unique keys lead to text that it really has.</summary>
    public static void Require<TState>(StateDefinition<TState> definition)
        where TState : Document
    {
        Require(typeof(TState));
        foreach (var key in definition.UniqueKeys.Concat(definition.LookupKeys))
        {
            if (!ElementPath.LeadsToText(typeof(TState), key))
                throw new ArgumentException($"The {(definition.UniqueKeys.Contains(key) ? "unique" : "lookup")} key '{key}' leads to no element of text in {typeof(TState).Name}.", nameof(definition));
        }
    }

    /// <summary>The bytes that go to the store.</summary>
    public static byte[] Write<T>(T value)
    {
        Use();
        var bytes = value.ToBson(BsonSerializer.LookupSerializer<T>());
        return bytes.Length <= LargestDocument
            ? bytes
            : throw new InvalidOperationException($"A {typeof(T).Name} of {bytes.Length} bytes is larger than a document may be ({LargestDocument}).");
    }

    /// <summary>The value that those bytes stand for. Elements that the type does not know are ignored.</summary>
    public static T Read<T>(byte[] bytes)
    {
        Use();
        using var reader = new BsonBinaryReader(new MemoryStream(bytes, writable: false));
        return BsonSerializer.LookupSerializer<T>().Deserialize(BsonDeserializationContext.CreateRoot(reader));
    }

    internal static bool IsOwn(Type type) =>
        type.Namespace is { } name && (name == OwnNamespace || name.StartsWith(OwnNamespace + ".", StringComparison.Ordinal));

    private static bool Register()
    {
        ConventionRegistry.Register(OwnNamespace, new ConventionPack { new RecordShape(), new MemberForm() }, IsOwn);
        return true;
    }
}
