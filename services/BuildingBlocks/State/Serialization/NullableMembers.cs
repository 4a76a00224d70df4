using System.Reflection;

namespace DomainWorkers.BuildingBlocks.State.Serialization;

/// <summary>
/// Null is kept by not being written. That brings it back only where the absence of the element means null: a member that may be null
/// and starts as something else would turn from null into that.
/// </summary>
internal static class NullableMembers
{
    private static readonly NullabilityInfoContext Nullability = new();

    public static bool MayBeNull(PropertyInfo property)
    {
        // The context keeps what it has seen and is not made for several threads.
        lock (Nullability)
            return Nullability.Create(property).WriteState == NullabilityState.Nullable;
    }

    public static bool MayBeNull(ParameterInfo parameter)
    {
        lock (Nullability)
            return Nullability.Create(parameter).ReadState == NullabilityState.Nullable;
    }

    /// <exception cref="NotSupportedException">A member may be null and starts as something else.</exception>
    public static void RefuseOtherStarts(Type type, ConstructorInfo constructor)
    {
        if (type.IsAbstract || Blank(constructor) is not { } blank)
            return;
        foreach (var property in type.GetProperties().Where(property => property.CanWrite && property.GetIndexParameters().Length == 0))
        {
            if (property.GetValue(blank) is not null && MayBeNull(property))
                throw new NotSupportedException($"{type.Name}.{property.Name} may be null, so it has to start as null: null is not written.");
        }
    }

    private static object? Blank(ConstructorInfo constructor)
    {
        // Reflection takes null for the default of a value type.
        var arguments = constructor.GetParameters().Select(parameter => parameter.HasDefaultValue ? parameter.DefaultValue : null).ToArray();
        try
        {
            return constructor.Invoke(arguments);
        }
        catch (TargetInvocationException)
        {
            // An initializer wants real arguments: nothing can be said.
            return null;
        }
    }
}
