using System.Diagnostics.CodeAnalysis;

namespace DomainWorkers.RegistrarPolicy;

/// <summary>The suffixes that the policy knows, by A-label.</summary>
public sealed class SuffixTable
{
    private readonly Dictionary<string, Suffix> _byALabel;

    public SuffixTable(IEnumerable<Suffix> suffixes) =>
        _byALabel = suffixes.ToDictionary(suffix => suffix.ALabel, StringComparer.Ordinal);

    public IReadOnlyCollection<Suffix> All => _byALabel.Values;

    public bool TryFind(string aLabel, [NotNullWhen(true)] out Suffix? suffix) => _byALabel.TryGetValue(aLabel, out suffix);
}
