namespace DomainWorkers.RegistrarPolicy;

/// <summary>Brings a typed number into the one form in which it is judged.</summary>
internal static class IdentityText
{
    // Full-width forms stand at a fixed distance from ASCII (U+FF01 = '!'); Chinese input methods produce them.
    private const int FullWidthDistance = 0xFEE0;

    public static string Normalise(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return string.Create(text.Length, text, static (output, input) =>
        {
            for (var index = 0; index < input.Length; index++)
            {
                var character = input[index] is >= '\uFF01' and <= '\uFF5E' ? (char)(input[index] - FullWidthDistance) : input[index];
                output[index] = char.IsAsciiLetterLower(character) ? (char)(character - 32) : character;
            }
        });
    }
}
