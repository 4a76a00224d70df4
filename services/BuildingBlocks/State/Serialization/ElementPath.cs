using MongoDB.Bson;
using MongoDB.Bson.Serialization;

namespace DomainWorkers.BuildingBlocks.State.Serialization;

/// <summary>Follows the path of an element through our types: a key that is misspelt would guard nothing, and nobody would notice.</summary>
internal static class ElementPath
{
    public static bool LeadsToText(Type type, string path)
    {
        var (name, rest) = path.Split('.', 2) is [var first, var more] ? (first, more) : (path, null);
        return MembersOf(type).Where(member => member.ElementName == name).Any(member => rest is null
            ? IsText(member)
            : BsonForm.IsOwn(member.MemberType) && !member.MemberType.IsEnum && LeadsToText(member.MemberType, rest));
    }

    private static IEnumerable<BsonMemberMap> MembersOf(Type type) =>
        RecordShape.CasesOf(type).Append(type).SelectMany(known => BsonClassMap.LookupClassMap(known).AllMemberMaps);

    private static bool IsText(BsonMemberMap member) => member.MemberType == typeof(string)
        || (Nullable.GetUnderlyingType(member.MemberType) ?? member.MemberType).IsEnum
        || member.GetSerializer() is IRepresentationConfigurable { Representation: BsonType.String };
}
