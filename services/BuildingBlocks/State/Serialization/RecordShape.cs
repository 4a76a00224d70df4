using System.Reflection;
using System.Runtime.CompilerServices;
using MongoDB.Bson.Serialization;
using MongoDB.Bson.Serialization.Conventions;

namespace DomainWorkers.BuildingBlocks.State.Serialization;

/// <summary>How a record as a whole stands in a document: how it is made again, which member is the id, and which cases it has.</summary>
internal sealed class RecordShape : ConventionBase, IClassMapConvention
{
    private const BindingFlags Declared = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    public void Apply(BsonClassMap classMap)
    {
        var type = classMap.ClassType;

        // A newer writer may have added some.
        classMap.SetIgnoreExtraElements(true);

        // Only a document has an _id; below it, an id is an element like any other.
        if (classMap.IdMemberMap is not null && !typeof(Document).IsAssignableFrom(type))
            classMap.SetIdMember(null);

        RefuseLostState(classMap);
        NameCases(classMap);
        ChooseConstructor(classMap);
    }

    /// <summary>The cases of a closed hierarchy: the sealed records nested in an abstract one.</summary>
    internal static Type[] CasesOf(Type type) => type.IsAbstract && !type.IsInterface
        ? [.. type.GetNestedTypes(BindingFlags.Public | BindingFlags.NonPublic).Where(nested => nested.BaseType == type)]
        : [];

    private static void RefuseLostState(BsonClassMap classMap)
    {
        foreach (var field in classMap.ClassType.GetFields(Declared))
        {
            var kept = classMap.DeclaredMemberMaps.Any(member => field.Name == $"<{member.MemberName}>k__BackingField");
            if (!kept)
            {
                throw new NotSupportedException(
                    $"{classMap.ClassType.Name}: '{field.Name}' would be lost in the store; state is public properties with get and init.");
            }
        }
    }

    private static void NameCases(BsonClassMap classMap)
    {
        var type = classMap.ClassType;
        var cases = CasesOf(type);
        if (cases.Length > 0)
        {
            BsonSerializer.RegisterDiscriminatorConvention(type, new ScalarDiscriminatorConvention(Elements.Case));
            foreach (var nested in cases)
                classMap.AddKnownType(nested);
        }

        if (type.BaseType is { } parent && CasesOf(parent).Contains(type))
        {
            var taken = type.GetProperties().FirstOrDefault(property => MemberForm.NameOf(property) == Elements.Case);
            if (taken is not null)
                throw new NotSupportedException($"{type.Name}.{taken.Name} has the name of the element that tells the cases apart.");

            classMap.SetDiscriminator(System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(type.Name));
            classMap.SetDiscriminatorIsRequired(true);
        }
    }

    /// <summary>
    /// A record that can be made without arguments is, so that its initializers speak for elements that are absent; any other is made
    /// by its widest constructor, whose defaults do.
    /// </summary>
    private static void ChooseConstructor(BsonClassMap classMap)
    {
        var type = classMap.ClassType;
        var constructors = type.GetConstructors(Declared).Where(constructor => !IsCopy(constructor, type)).ToArray();
        var bare = constructors.FirstOrDefault(constructor => constructor.GetParameters().Length == 0);
        if (constructors.Length == 0 || (bare is not null && !type.IsValueType))
        {
            if (bare is not null)
                NullableMembers.RefuseOtherStarts(type, bare);
            return;
        }

        var widest = constructors.MaxBy(constructor => constructor.GetParameters().Length)!;
        NullableMembers.RefuseOtherStarts(type, widest);
        var members = new List<string>();
        foreach (var parameter in widest.GetParameters())
        {
            var property = type.GetProperty(parameter.Name!)
                ?? throw new NotSupportedException($"{type.Name}: no property holds the constructor's argument '{parameter.Name}'.");
            members.Add(property.Name);

            var member = classMap.DeclaredMemberMaps.FirstOrDefault(declared => declared.MemberName == property.Name);
            if (parameter.HasDefaultValue)
                member?.SetDefaultValue(parameter.DefaultValue);
            else if (NullableMembers.MayBeNull(parameter))
                member?.SetDefaultValue((object?)null);
            else
                member?.SetIsRequired(true);
        }

        if (!type.IsAbstract)
            classMap.MapConstructor(widest, [.. members]);
    }

    private static bool IsCopy(ConstructorInfo constructor, Type type) =>
        constructor.GetParameters() is [var only] && only.ParameterType == type
        && (constructor.IsFamily || constructor.IsPrivate || constructor.IsDefined(typeof(CompilerGeneratedAttribute)));
}
