using System.Text;
using System.Text.Json;
using DomainWorkers.Contracts.RealName;

namespace DomainWorkers.RealNameReview.Domain;

/// <summary>Reads an object of a sealed content field by field; what is wrong is collected with the field's path, never with its value.</summary>
internal sealed class ContentFields(JsonElement element, string path, List<FieldProblem> problems)
{
    private readonly HashSet<string> _known = [];

    public string Path(string name) => path.Length == 0 ? name : $"{path}.{name}";

    /// <summary>Text that must be there; null where it is not, and that is noted.</summary>
    public string? Text(string name, int max, bool ascii = false) => Read(name, max, ascii, isRequired: true);

    /// <summary>Text that may be absent.</summary>
    public string? Optional(string name, int max, bool ascii = false) => Read(name, max, ascii, isRequired: false);

    /// <summary>One of an enum's values in camel case.</summary>
    public TEnum? Choice<TEnum>(string name, bool isRequired = true)
        where TEnum : struct, Enum
    {
        if ((isRequired ? Text(name, 64) : Optional(name, 64)) is not { } text)
            return null;
        foreach (var value in Enum.GetValues<TEnum>())
        {
            if (JsonNamingPolicy.CamelCase.ConvertName(value.ToString()) == text)
                return value;
        }

        problems.Add(FieldProblems.Choice(Path(name)));
        return null;
    }

    /// <summary>An object within; null where it is absent.</summary>
    public ContentFields? Object(string name, bool isRequired)
    {
        _known.Add(name);
        if (!element.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
        {
            if (isRequired)
                problems.Add(FieldProblems.Required(Path(name)));
            return null;
        }

        if (value.ValueKind == JsonValueKind.Object)
            return new ContentFields(value, Path(name), problems);
        problems.Add(FieldProblems.Form(Path(name)));
        return null;
    }

    /// <summary>One to three lines.</summary>
    public IReadOnlyList<string>? Lines(string name, int max, bool ascii)
    {
        _known.Add(name);
        if (!element.TryGetProperty(name, out var value) || value.ValueKind != JsonValueKind.Array || value.GetArrayLength() is 0 or > 3)
        {
            problems.Add(FieldProblems.Form(Path(name)));
            return null;
        }

        var lines = value.EnumerateArray().Select(line => Line(line, name, max, ascii)).ToList();
        return lines.Contains(null) ? null : [.. lines.OfType<string>()];
    }

    /// <summary>Notes that there are fields nobody asked for: a mistyped name is a lost value. Their names are not repeated: they may be values.</summary>
    public void End()
    {
        if (element.EnumerateObject().Any(field => !_known.Contains(field.Name)))
            problems.Add(FieldProblems.Unknown(Path("?")));
    }

    private string? Read(string name, int max, bool ascii, bool isRequired)
    {
        _known.Add(name);
        if (element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null)
            return Line(value, name, max, ascii);
        if (isRequired)
            problems.Add(FieldProblems.Required(Path(name)));
        return null;
    }

    private string? Line(JsonElement value, string name, int max, bool ascii)
    {
        var problem = value.ValueKind != JsonValueKind.String ? FieldProblems.Form(Path(name)) : Judge(Unescaped(value), name, max, ascii);
        if (problem is null)
            return value.GetString()!.Normalize(NormalizationForm.FormC);
        problems.Add(problem);
        return null;
    }

    private FieldProblem? Judge(string? text, string name, int max, bool ascii) => text switch
    {
        null => FieldProblems.Characters(Path(name)),
        "" => FieldProblems.Required(Path(name)),
        _ when text.Length > max => FieldProblems.TooLong(Path(name)),
        _ when text.Trim().Length != text.Length || text.Any(char.IsControl) => FieldProblems.Characters(Path(name)),
        _ when ascii && text.Any(character => character >= 0x7F) => FieldProblems.NotAscii(Path(name)),
        _ => null,
    };

    /// <summary>Null where the text has half a surrogate pair.</summary>
    private static string? Unescaped(JsonElement value)
    {
        try
        {
            var text = value.GetString()!;
            return text.EnumerateRunes().Any(rune => rune == Rune.ReplacementChar) ? null : text;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
