using MongoDB.Bson;
using MongoDB.Bson.Serialization;
using MongoDB.Bson.Serialization.Serializers;

namespace DomainWorkers.BuildingBlocks.State.Serialization;

/// <summary>An enum by its name. A value without a name is neither written nor read: it would mean something else to somebody.</summary>
internal sealed class EnumText<TEnum> : StructSerializerBase<TEnum>, IRepresentationConfigurable
    where TEnum : struct, Enum
{
    public BsonType Representation => BsonType.String;

    public static string NameOf(TEnum value) =>
        Enum.IsDefined(value) ? value.ToString() : throw new BsonSerializationException($"{value} is not a {typeof(TEnum).Name}.");

    public static TEnum ValueOf(string name) =>
        Enum.TryParse(name, out TEnum value) && Enum.IsDefined(value) && value.ToString() == name
            ? value
            : throw new BsonSerializationException($"'{name}' is not a {typeof(TEnum).Name}.");

    public override void Serialize(BsonSerializationContext context, BsonSerializationArgs args, TEnum value) =>
        context.Writer.WriteString(NameOf(value));

    public override TEnum Deserialize(BsonDeserializationContext context, BsonDeserializationArgs args) =>
        ValueOf(context.Reader.ReadString());

    public IBsonSerializer WithRepresentation(BsonType representation) => representation == BsonType.String
        ? this
        : throw new NotSupportedException("Enums are kept as text.");
}
