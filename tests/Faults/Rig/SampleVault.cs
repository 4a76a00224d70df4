namespace DomainWorkers.Faults.Rig;

/// <summary>The vault with the sample registrants in it, filled by the program that <c>infra/seed</c> runs.</summary>
internal static class SampleVault
{
    private const string Export = "export ";

    /// <summary>Fills it under new keys, and returns the settings that the worker gets: its own key and no other.</summary>
    public static async Task<IEnumerable<KeyValuePair<string, string>>> Fill(
        string store, string databasePrefix, string worker, CancellationToken cancellationToken)
    {
        var keys = (await Programs.Run("SeedRegistrants", ["keys"], [], cancellationToken))
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Where(line => line.StartsWith(Export, StringComparison.Ordinal))
            .Select(line => line[Export.Length..].Trim().Split('=', 2))
            .Select(setting => KeyValuePair.Create(setting[0], setting[1]))
            .ToArray();
        await Programs.Run(
            "SeedRegistrants", [], [.. keys, new("Store__Uri", store), new("Store__DatabasePrefix", databasePrefix)], cancellationToken);
        return keys.Where(key => key.Key.StartsWith($"Vault__KeyEncryption__{worker}__", StringComparison.Ordinal));
    }
}
