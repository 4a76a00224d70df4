using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using MongoDB.Bson.Serialization;
using MongoDB.Bson.Serialization.Conventions;

namespace DomainWorkers.BuildingBlocks.State.Serialization;

/// <summary>How one property stands in a document: its name, its serializer, and what its absence means.</summary>
internal sealed class MemberForm : ConventionBase, IMemberMapConvention
{
    public void Apply(BsonMemberMap memberMap)
    {
        var member = memberMap.MemberInfo;
        memberMap.SetElementName(memberMap.ClassMap.IdMemberMap == memberMap ? Elements.Id : NameOf(member));
        memberMap.SetSerializer(ValueForms.For(memberMap.MemberType, $"{member.DeclaringType!.Name}.{member.Name}"));
        memberMap.SetIgnoreIfNull(true);

        if (memberMap.MemberType.IsConstructedGenericType
            && memberMap.MemberType.GetGenericTypeDefinition() == typeof(ImmutableArray<>))
        {
            memberMap.SetDefaultValue(memberMap.MemberType.GetField(nameof(ImmutableArray<>.Empty))!.GetValue(null)!);
        }

        if (member.IsDefined(typeof(RequiredMemberAttribute)) && !NullableMembers.MayBeNull((PropertyInfo)member))
            memberMap.SetIsRequired(true);
    }

    internal static string NameOf(MemberInfo member) => JsonNamingPolicy.CamelCase.ConvertName(member.Name);
}
