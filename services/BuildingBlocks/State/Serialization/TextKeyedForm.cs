using System.Collections.ObjectModel;
using MongoDB.Bson;
using MongoDB.Bson.IO;
using MongoDB.Bson.Serialization;
using MongoDB.Bson.Serialization.Serializers;

namespace DomainWorkers.BuildingBlocks.State.Serialization;

/// <summary>
/// A dictionary with free text as keys: an array of key and value, in the order of the keys. As element names they would not do: names
/// of hosts have dots, which an engine may take for a path.
/// </summary>
internal sealed class TextKeyedForm<TValue>(IBsonSerializer<TValue> values) : SerializerBase<IReadOnlyDictionary<string, TValue>>
{
    private const string Key = "key";
    private const string Value = "value";

    public override void Serialize(BsonSerializationContext context, BsonSerializationArgs args, IReadOnlyDictionary<string, TValue> value)
    {
        var writer = context.Writer;
        if (value is null)
        {
            writer.WriteNull();
            return;
        }

        writer.WriteStartArray();
        foreach (var (key, entry) in value.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            writer.WriteStartDocument();
            writer.WriteString(Key, key);
            writer.WriteName(Value);
            values.Serialize(context, entry);
            writer.WriteEndDocument();
        }

        writer.WriteEndArray();
    }

    public override IReadOnlyDictionary<string, TValue> Deserialize(BsonDeserializationContext context, BsonDeserializationArgs args)
    {
        var reader = context.Reader;
        if (reader.GetCurrentBsonType() == BsonType.Null)
        {
            reader.ReadNull();
            return null!;
        }

        var read = new Dictionary<string, TValue>(StringComparer.Ordinal);
        reader.ReadStartArray();
        while (reader.ReadBsonType() != BsonType.EndOfDocument)
        {
            reader.ReadStartDocument();
            var key = reader.ReadString(Key);
            reader.ReadName(Value);
            read.Add(key, values.Deserialize(context));
            reader.ReadEndDocument();
        }

        reader.ReadEndArray();
        return new ReadOnlyDictionary<string, TValue>(read);
    }
}
