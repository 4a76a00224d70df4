namespace DomainWorkers.Epp;

/// <summary>
/// A verification code: its type, domain or real-name, and its value in the form provider-token. The value is the key of the
/// verification at its provider; what a registry accepts is the signed code.
/// </summary>
public sealed record NameVerificationCode(string Type, string Value)
{
    public const string Domain = "domain";

    public const string RealName = "real-name";

    private const int MaxLength = 255;

    /// <summary>Digits, a hyphen, letters or digits (draft-ietf-regext-verificationcode).</summary>
    public static bool IsValue(string? value)
    {
        if (value is null or { Length: > MaxLength } || value.IndexOf('-', StringComparison.Ordinal) is not (> 0 and var hyphen))
        {
            return false;
        }

        var token = value.AsSpan(hyphen + 1);
        return token.Length > 0 && AllDigits(value.AsSpan(0, hyphen)) && AllLettersOrDigits(token);
    }

    internal static string Written(string? value) => IsValue(value)
        ? value!
        : throw new EppInvalidCommandException("A verification code must have the form provider-token.");

    private static bool AllDigits(ReadOnlySpan<char> text) => text.IndexOfAnyExceptInRange('0', '9') < 0;

    private static bool AllLettersOrDigits(ReadOnlySpan<char> text)
    {
        foreach (var character in text)
        {
            if (!char.IsAsciiLetterOrDigit(character))
            {
                return false;
            }
        }

        return true;
    }
}
