namespace DomainWorkers.OperatorConsole.Surroundings;

/// <summary>Something outside cannot be reached, or is not named.</summary>
/// <param name="key">The setting that names it.</param>
/// <param name="detail">What is wrong.</param>
internal sealed class NotThereException(string key, string detail, Exception? inner = null) : Exception($"{key}: {detail}", inner)
{
    public string Key { get; } = key;
}
