using System.Text.RegularExpressions;
using DomainWorkers.BuildingBlocks.State.Serialization;
using MongoDB.Driver;

namespace DomainWorkers.BuildingBlocks.State.Mongo;

/// <summary>Reads from an answer which unique key was taken. The server names the index; ours are named after their keys.</summary>
internal static partial class DuplicateKey
{
    /// <summary>The key, or null when the write failed for another reason.</summary>
    public static string? Of(MongoWriteException exception, IReadOnlyList<string> uniqueKeys)
    {
        if (exception.WriteError?.Category != ServerErrorCategory.DuplicateKey)
            return null;
        var index = IndexName().Match(exception.WriteError.Message).Groups["name"].Value;
        return index == "_id_" ? Elements.Id : uniqueKeys.FirstOrDefault(key => key == index);
    }

    // MongoDB: E11000 duplicate key error collection: dw-miit-sync.uploads index: fileName dup key: { fileName: "..." }
    // DocumentDB: Duplicate key violation on the requested collection: Index 'fileName'
    [GeneratedRegex(@"\bindex:? '?(?<name>[^\s']+)", RegexOptions.IgnoreCase)]
    private static partial Regex IndexName();
}
