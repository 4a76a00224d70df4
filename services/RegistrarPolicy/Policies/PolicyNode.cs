using System.Globalization;
using System.Text.Json;

namespace DomainWorkers.RegistrarPolicy;

/// <summary>A JSON value that knows its path, and that reads strictly: a key nobody asked for is an error.</summary>
internal readonly struct PolicyNode(string file, string path, JsonElement element)
{
    public string Path => path;

    public string File => file;

    public PolicyException Problem(string problem) => new(file, path, problem);

    public PolicyNode Keys(params ReadOnlySpan<string> allowed)
    {
        foreach (var (key, value) in Members())
        {
            if (!allowed.Contains(key))
                throw value.Problem($"unknown key; known are {string.Join(", ", allowed)}");
        }

        return this;
    }

    public bool Has(string key) => element.TryGetProperty(key, out var value) && value.ValueKind != JsonValueKind.Null;

    public PolicyNode this[string key] => element.TryGetProperty(key, out var value)
        ? new PolicyNode(file, $"{path}.{key}", value)
        : throw Problem($"the key \"{key}\" is missing");

    public IEnumerable<PolicyNode> Items()
    {
        if (element.ValueKind != JsonValueKind.Array)
            throw Problem("a list is expected");
        var (name, at) = (file, path);
        return element.EnumerateArray().Select((item, index) => new PolicyNode(name, $"{at}[{index}]", item)).ToList();
    }

    public IEnumerable<(string Key, PolicyNode Value)> Members()
    {
        if (element.ValueKind != JsonValueKind.Object)
            throw Problem("an object is expected");
        var members = new List<(string Key, PolicyNode Value)>();
        foreach (var member in element.EnumerateObject())
        {
            var value = new PolicyNode(file, $"{path}.{member.Name}", member.Value);
            if (members.Exists(other => other.Key == member.Name))
                throw value.Problem("duplicate key");
            members.Add((member.Name, value));
        }

        return members;
    }

    public string Text() => element.ValueKind == JsonValueKind.String && element.GetString() is { Length: > 0 } text
        ? text
        : throw Problem("a text is expected");

    public bool Flag() => element.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw Problem("true or false is expected"),
    };

    public int Number(int min, int max) => element.ValueKind == JsonValueKind.Number && element.TryGetInt32(out var number)
        && number >= min && number <= max
        ? number
        : throw Problem($"a whole number from {min} to {max} is expected");

    public DateOnly Date() => DateOnly.TryParseExact(Text(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
        ? date
        : throw Problem("a date like 2026-01-31 is expected");

    public TEnum Choice<TEnum>() where TEnum : struct, Enum
    {
        var text = Text();
        return Array.IndexOf(Enum.GetNames<TEnum>(), text) >= 0
            ? Enum.Parse<TEnum>(text)
            : throw Problem($"one of {string.Join(", ", Enum.GetNames<TEnum>())} is expected");
    }

    public List<TEnum> Choices<TEnum>() where TEnum : struct, Enum => Items().Select(item => item.Choice<TEnum>()).ToList();

    public List<string> Texts() => Items().Select(item => item.Text()).ToList();

    public bool IsNull => element.ValueKind == JsonValueKind.Null;
}
