using System.Globalization;

namespace DomainWorkers.RegistrarPolicy;

/// <summary>The number of a mainland resident's identity card (GB 11643-1999), also on temporary cards and household pages.</summary>
public sealed class ResidentIdentityNumber
{
    private const string CheckCharacters = "10X98765432";
    private static readonly int[] Weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

    private ResidentIdentityNumber(string value, DateOnly bornOn)
    {
        Value = value;
        BornOn = bornOn;
    }

    /// <summary>18 characters, X in upper case. Sensitive: never for a log, a message or an exception.</summary>
    public string Value { get; }

    public DateOnly BornOn { get; }

    /// <summary>Reads a number; <paramref name="on"/> is today, so that nobody is born tomorrow.</summary>
    public static IdentityReading<ResidentIdentityNumber> Parse(string text, DateOnly on)
    {
        var number = IdentityText.Normalise(text);
        if (number.Length != 18)
            return Refuse(IdentityViolations.PersonLength);
        if (number.AsSpan(0, 17).ContainsAnyExceptInRange('0', '9') || !(char.IsAsciiDigit(number[17]) || number[17] == 'X'))
            return Refuse(IdentityViolations.PersonCharacter);
        if (!AdministrativeDivisions.IsProvince(number))
            return Refuse(IdentityViolations.PersonArea);
        var birthDate = number.AsSpan(6, 8);
        if (!DateOnly.TryParseExact(birthDate, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var bornOn) || bornOn > on)
            return Refuse(IdentityViolations.PersonBirthDate);

        return CheckCharacter(number) == number[17]
            ? new IdentityReading<ResidentIdentityNumber>.Valid(new ResidentIdentityNumber(number, bornOn))
            : Refuse(IdentityViolations.PersonCheckDigit);
    }

    /// <summary>Says nothing: the number must not slip into a log through a format string.</summary>
    public override string ToString() => "(resident identity number)";

    private static char CheckCharacter(string number)
    {
        var sum = 0;
        for (var place = 0; place < Weights.Length; place++)
            sum += Weights[place] * (number[place] - '0');
        return CheckCharacters[sum % 11];
    }

    private static IdentityReading<ResidentIdentityNumber>.Refused Refuse(PolicyViolation violation) => new(violation);
}
