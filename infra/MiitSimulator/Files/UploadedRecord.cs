namespace DomainWorkers.MiitSimulator.Files;

/// <summary>What a record asks for; the numbers are those of Czlx in results.</summary>
internal enum RecordAction
{
    Add = 1,
    Modify = 2,
    Delete = 3,
}

/// <summary>One record of an uploaded file: what is asked and the elements as they came.</summary>
internal sealed record UploadedRecord(RecordAction Action, IReadOnlyDictionary<string, string> Fields)
{
    public string? this[string tag] => Fields.GetValueOrDefault(tag);

    public long? Number(string tag) => this[tag] is { } text ? long.Parse(text, System.Globalization.CultureInfo.InvariantCulture) : null;
}
