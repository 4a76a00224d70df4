using System.Collections;
using System.ComponentModel;
using System.Globalization;
using System.Reflection;
using Microsoft.Extensions.Configuration;

namespace DomainWorkers.BuildingBlocks.Hosting;

/// <summary>
/// Compares a section with the options type it is bound to: a key that the type does not have, or a text that is not of the setting's
/// form. A value is never repeated, it may be a secret.
/// </summary>
internal static class SettingsForm
{
    /// <summary>A sentence per setting that cannot be bound, by its key in the section.</summary>
    public static IReadOnlyDictionary<string, string> Complaints(IConfigurationSection section, Type type)
    {
        var complaints = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        Look(section, type, complaints);
        return complaints;
    }

    /// <summary>A key as it stands in the environment.</summary>
    public static string Name(string key) => key.Replace(ConfigurationPath.KeyDelimiter, "__", StringComparison.Ordinal);

    private static void Look(IConfigurationSection section, Type type, Dictionary<string, string> complaints)
    {
        if (IsText(type))
        {
            if (section.GetChildren().FirstOrDefault() is { } below)
                complaints[below.Path] = $"{Name(below.Path)} is no setting.";
            else if (section.Value is { Length: > 0 } value && !Reads(type, value))
                complaints[section.Path] = $"{Name(section.Path)} must be {Form(type)}.";
            return;
        }

        foreach (var child in section.GetChildren())
        {
            var below = ElementOf(type) ?? PropertyOf(type, child.Key);
            if (below is not null)
                Look(child, below, complaints);
            else
                Unknown(child, complaints);
        }
    }

    private static void Unknown(IConfigurationSection section, Dictionary<string, string> complaints)
    {
        foreach (var child in section.GetChildren())
            Unknown(child, complaints);
        if (section.Value is not null)
            complaints[section.Path] = $"{Name(section.Path)} is no setting.";
    }

    private static bool IsText(Type type) =>
        type == typeof(string) || TypeDescriptor.GetConverter(Nullable.GetUnderlyingType(type) ?? type).CanConvertFrom(typeof(string));

    private static Type? ElementOf(Type type) => type.IsArray
        ? type.GetElementType()
        : new[] { type }.Concat(type.GetInterfaces())
            .Where(candidate => candidate.IsGenericType && candidate.GetGenericTypeDefinition() is var definition
                && (definition == typeof(IDictionary<,>) || definition == typeof(ICollection<>)))
            .OrderByDescending(candidate => candidate.GetGenericArguments().Length)
            .FirstOrDefault()?.GetGenericArguments()[^1];

    private static Type? PropertyOf(Type type, string name) => type
        .GetProperty(name, BindingFlags.Public | BindingFlags.Instance | BindingFlags.IgnoreCase) is { } property
            && (property.CanWrite || typeof(IEnumerable).IsAssignableFrom(property.PropertyType))
        ? property.PropertyType
        : null;

    private static bool Reads(Type type, string value)
    {
        try
        {
            TypeDescriptor.GetConverter(Nullable.GetUnderlyingType(type) ?? type).ConvertFromString(null, CultureInfo.InvariantCulture, value);
            return true;
        }
        catch (Exception exception) when (exception is FormatException or ArgumentException or OverflowException or NotSupportedException)
        {
            return false;
        }
    }

    private static string Form(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(int) || type == typeof(long))
            return "a whole number";
        if (type == typeof(bool))
            return "true or false";
        if (type == typeof(TimeSpan))
            return "a time span such as 00:00:05";
        if (type == typeof(Uri))
            return "a URI";
        return type.IsEnum ? OneOf(Enum.GetNames(type).Select(Kebab)) : $"a {type.Name}";
    }

    private static string OneOf(IEnumerable<string> names)
    {
        var all = names.ToArray();
        return all.Length == 1 ? all[0] : $"{string.Join(", ", all[..^1])} or {all[^1]}";
    }

    private static string Kebab(string name) =>
        string.Concat(name.Select((letter, place) => (place > 0 && char.IsUpper(letter) ? "-" : "") + char.ToLowerInvariant(letter)));
}
