using System.Collections.ObjectModel;
using MongoDB.Bson;
using MongoDB.Bson.IO;
using MongoDB.Bson.Serialization;
using MongoDB.Bson.Serialization.Serializers;

namespace DomainWorkers.BuildingBlocks.State.Serialization;

/// <summary>A dictionary with a closed set of keys: an embedded document, in the order of the enum.</summary>
internal sealed class EnumKeyedForm<TKey, TValue>(IBsonSerializer<TValue> values) : SerializerBase<IReadOnlyDictionary<TKey, TValue>>
    where TKey : struct, Enum
{
    public override void Serialize(BsonSerializationContext context, BsonSerializationArgs args, IReadOnlyDictionary<TKey, TValue> value)
    {
        var writer = context.Writer;
        if (value is null)
        {
            writer.WriteNull();
            return;
        }

        writer.WriteStartDocument();
        foreach (var (key, entry) in value.OrderBy(pair => pair.Key))
        {
            writer.WriteName(EnumText<TKey>.NameOf(key));
            values.Serialize(context, entry);
        }

        writer.WriteEndDocument();
    }

    public override IReadOnlyDictionary<TKey, TValue> Deserialize(BsonDeserializationContext context, BsonDeserializationArgs args)
    {
        var reader = context.Reader;
        if (reader.GetCurrentBsonType() == BsonType.Null)
        {
            reader.ReadNull();
            return null!;
        }

        var read = new Dictionary<TKey, TValue>();
        reader.ReadStartDocument();
        while (reader.ReadBsonType() != BsonType.EndOfDocument)
        {
            var key = EnumText<TKey>.ValueOf(reader.ReadName());
            read.Add(key, values.Deserialize(context));
        }

        reader.ReadEndDocument();
        return new ReadOnlyDictionary<TKey, TValue>(read);
    }
}
