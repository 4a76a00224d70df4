using System.Diagnostics.CodeAnalysis;
using MongoDB.Bson;
using MongoDB.Bson.Serialization;
using MongoDB.Bson.Serialization.Serializers;

namespace DomainWorkers.BuildingBlocks.State.Serialization;

/// <summary>A list as an array. What is read back cannot be changed by whoever holds it.</summary>
internal sealed class ListForm<TList, TItem>(IBsonSerializer<TItem> items, Func<TItem[], TList> shape) : SerializerBase<TList>, IBsonArraySerializer
    where TList : IEnumerable<TItem>
{
    public override void Serialize(BsonSerializationContext context, BsonSerializationArgs args, TList value)
    {
        var writer = context.Writer;
        if (value is null)
        {
            writer.WriteNull();
            return;
        }

        writer.WriteStartArray();
        if (!IsUnset(value))
        {
            foreach (var item in value)
                items.Serialize(context, item);
        }

        writer.WriteEndArray();
    }

    public override TList Deserialize(BsonDeserializationContext context, BsonDeserializationArgs args)
    {
        var reader = context.Reader;
        if (reader.GetCurrentBsonType() == BsonType.Null)
        {
            reader.ReadNull();
            return default!;
        }

        var read = new List<TItem>();
        reader.ReadStartArray();
        while (reader.ReadBsonType() != BsonType.EndOfDocument)
            read.Add(items.Deserialize(context));
        reader.ReadEndArray();
        return shape([.. read]);
    }

    public bool TryGetItemSerializationInfo([NotNullWhen(true)] out BsonSerializationInfo? serializationInfo)
    {
        serializationInfo = new BsonSerializationInfo(null, items, typeof(TItem));
        return true;
    }

    // An immutable array that nobody set cannot be enumerated; what it says is that there is nothing.
    private static bool IsUnset(TList value) => typeof(TList).IsValueType && EqualityComparer<TList>.Default.Equals(value, default!);
}
