using System.Collections.Immutable;
using System.Collections.ObjectModel;
using System.Runtime.InteropServices;
using MongoDB.Bson;
using MongoDB.Bson.Serialization;
using MongoDB.Bson.Serialization.Serializers;

namespace DomainWorkers.BuildingBlocks.State.Serialization;

/// <summary>The serializer of every type that a stored property may have; the list is closed, so that nothing is kept by accident.</summary>
internal static class ValueForms
{
    private static readonly Dictionary<Type, IBsonSerializer> Simple = new()
    {
        [typeof(string)] = new StringSerializer(),
        [typeof(bool)] = new BooleanSerializer(),
        [typeof(int)] = new Int32Serializer(),
        [typeof(long)] = new Int64Serializer(),
        [typeof(double)] = new DoubleSerializer(),
        [typeof(decimal)] = new DecimalSerializer(BsonType.Decimal128),
        [typeof(byte[])] = new ByteArraySerializer(),
        [typeof(Guid)] = new GuidSerializer(GuidRepresentation.Standard),
        [typeof(Uri)] = new UriSerializer(),
        [typeof(TimeSpan)] = new TimeSpanSerializer(BsonType.String),
        [typeof(DateOnly)] = new DateOnlySerializer(BsonType.String),

        // Read back with offset zero: the instant is kept, the place where somebody looked at a clock is not.
        [typeof(DateTimeOffset)] = new DateTimeOffsetSerializer(BsonType.DateTime),
    };

    /// <summary>The types being looked at on this thread, outermost first: one that contains itself has no end.</summary>
    [ThreadStatic]
    private static HashSet<Type>? _open;

    public static IBsonSerializer For(Type type, string where)
    {
        if (Simple.TryGetValue(type, out var simple))
            return simple;
        if (type.IsEnum)
            return Make(typeof(EnumText<>), [type]);
        if (Nullable.GetUnderlyingType(type) is { } underlying)
            return Make(typeof(NullableSerializer<>), [underlying], For(underlying, where));
        if (type.IsArray && type.GetArrayRank() == 1)
            return List(type, type.GetElementType()!, nameof(ListShapes.Array), where);
        if (type.IsConstructedGenericType)
            return Generic(type, where);
        return Own(type, where);
    }

    private static IBsonSerializer Generic(Type type, string where)
    {
        var definition = type.GetGenericTypeDefinition();
        var arguments = type.GetGenericArguments();
        if (definition == typeof(IReadOnlyList<>) || definition == typeof(IReadOnlyCollection<>))
            return List(type, arguments[0], nameof(ListShapes.ReadOnly), where);
        if (definition == typeof(ImmutableArray<>))
            return List(type, arguments[0], nameof(ListShapes.Immutable), where);
        if (definition == typeof(IReadOnlyDictionary<,>) && arguments[0] == typeof(string))
            return Make(typeof(TextKeyedForm<>), [arguments[1]], For(arguments[1], where));
        if (definition == typeof(IReadOnlyDictionary<,>) && arguments[0].IsEnum)
            return Make(typeof(EnumKeyedForm<,>), arguments, For(arguments[1], where));
        return Own(type, where);
    }

    private static IBsonSerializer Own(Type type, string where)
    {
        if (!BsonForm.IsOwn(type) || type.IsInterface)
        {
            throw new NotSupportedException(
                $"{where}: {type} cannot be kept. What can: our own records, enums, text, numbers, DateTimeOffset, DateOnly, TimeSpan, Guid, Uri, "
                + "byte[], IReadOnlyList, IReadOnlyCollection, ImmutableArray, arrays, and IReadOnlyDictionary with text or enum keys.");
        }

        if (type.IsClass && !type.IsSealed && RecordShape.CasesOf(type) is var cases && (cases.Length == 0 || !cases.All(nested => nested.IsSealed)))
            throw new NotSupportedException($"{where}: {type} is neither sealed nor an abstract record whose cases are sealed and nested in it.");

        _open ??= [];
        if (!_open.Add(type))
            throw new NotSupportedException($"{where}: {type} contains itself.");
        try
        {
            // The class map is made here, with all that it reaches, so that a member that cannot be kept is found at once.
            foreach (var nested in RecordShape.CasesOf(type))
                BsonClassMap.LookupClassMap(nested);
            BsonClassMap.LookupClassMap(type);
            return BsonSerializer.LookupSerializer(type);
        }
        finally
        {
            _open.Remove(type);
        }
    }

    private static IBsonSerializer List(Type type, Type item, string shape, string where)
    {
        var make = typeof(ListShapes).GetMethod(shape)!.MakeGenericMethod(item)
            .CreateDelegate(typeof(Func<,>).MakeGenericType(item.MakeArrayType(), type));
        return Make(typeof(ListForm<,>), [type, item], For(item, where), make);
    }

    private static IBsonSerializer Make(Type definition, Type[] arguments, params object[] values) =>
        (IBsonSerializer)Activator.CreateInstance(definition.MakeGenericType(arguments), values)!;

    private static class ListShapes
    {
        public static T[] Array<T>(T[] items) => items;

        public static ReadOnlyCollection<T> ReadOnly<T>(T[] items) => System.Array.AsReadOnly(items);

        public static ImmutableArray<T> Immutable<T>(T[] items) => ImmutableCollectionsMarshal.AsImmutableArray(items);
    }
}
