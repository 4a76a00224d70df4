using System.Collections;
using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace DomainWorkers.BuildingBlocks.Hosting;

/// <summary>Holds a section and its options against their form and their annotations, and says everything that is wrong, by key.</summary>
internal sealed partial class SettingsRule<TOptions>(IConfiguration configuration, string section) : IValidateOptions<TOptions>
    where TOptions : class
{
    public ValidateOptionsResult Validate(string? name, TOptions options)
    {
        var forms = SettingsForm.Complaints(configuration.GetSection(section), typeof(TOptions));
        var malformed = forms.Keys.Select(SettingsForm.Name).ToArray();
        var failures = forms.Values
            // A setting that cannot be read has its default here: whatever is said of that would mislead.
            .Concat(Rules(section, options).Where(failure => !malformed.Any(key => failure.StartsWith($"{key} ", StringComparison.OrdinalIgnoreCase))))
            .Distinct()
            .ToArray();
        return failures.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    private static IEnumerable<string> Rules(string path, object options)
    {
        var results = new List<ValidationResult>();
        if (options is not IDictionary)
        {
            foreach (var property in options.GetType().GetProperties().Where(IsSetting))
            {
                var value = property.GetValue(options);
                Validator.TryValidateProperty(value, new ValidationContext(options) { MemberName = property.Name }, results);
                foreach (var failure in Below($"{path}__{property.Name}", value))
                    yield return failure;
            }
        }

        if (options is IValidatableObject validatable)
            results.AddRange(validatable.Validate(new ValidationContext(options)));
        foreach (var result in results.Where(result => result != ValidationResult.Success))
            yield return Sentence(path, result);
        foreach (var failure in Below(path, options as IDictionary))
            yield return failure;
    }

    /// <summary>What only reads other settings is none itself, and need not bear what they hold before they are checked.</summary>
    private static bool IsSetting(PropertyInfo property) =>
        property.GetIndexParameters().Length == 0 && (property.CanWrite || (property.PropertyType != typeof(string) && typeof(IEnumerable).IsAssignableFrom(property.PropertyType)));

    private static IEnumerable<string> Below(string path, object? value) => value switch
    {
        IDictionary entries => entries.Keys.Cast<object>().SelectMany(key => Below($"{path}__{key}", entries[key])),
        null or string or IEnumerable => [],
        _ when value.GetType() is { IsClass: true } type && type.Assembly.GetName().Name!.StartsWith("DomainWorkers.", StringComparison.Ordinal)
            => Rules(path, value),
        _ => [],
    };

    /// <summary>Every sentence begins with the key as it stands in the environment.</summary>
    private static string Sentence(string path, ValidationResult result)
    {
        var message = result.ErrorMessage ?? "is wrong";
        if (message.StartsWith(path.Split("__")[0], StringComparison.Ordinal))
            return message;

        var member = result.MemberNames.FirstOrDefault() is { } name ? $"{path}__{name}" : path;
        message = Annotation().Replace(message, "");
        return char.IsLower(message[0]) ? $"{member} {message}" : $"{member}: {message}";
    }

    // "The Prefetch field is required.", "The field Prefetch must be between 1 and 32."
    [GeneratedRegex(@"^The (field \w+|\w+ field) ")]
    private static partial Regex Annotation();
}
