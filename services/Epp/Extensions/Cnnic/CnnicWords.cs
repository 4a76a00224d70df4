using System.Text.RegularExpressions;

namespace DomainWorkers.Epp;

/// <summary>The values that CNNIC's extensions share.</summary>
internal static partial class CnnicWords
{
    public static string Of(CnnicHolderType type) => type == CnnicHolderType.Individual ? "I" : "E";

    public static CnnicHolderType? Type(string? word) => word switch
    {
        "I" => CnnicHolderType.Individual,
        "E" => CnnicHolderType.Enterprise,
        _ => null,
    };

    /// <summary>The channel through which the object came, 3 to 16 characters.</summary>
    public static string Purveyor(string? value) => EppValues.Identifier(value, "Purveyor");

    public static string? Mobile(string? value) => value is null || Form().IsMatch(value)
        ? value
        : throw new EppInvalidCommandException("Mobile must have the form +86.13800138000.");

    [GeneratedRegex(@"^(?=.{1,17}\z)\+[0-9]{1,3}\.[0-9]{1,14}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
