namespace DomainWorkers.Benchmarks.Figures;

/// <summary>One measured figure.</summary>
/// <param name="Name">Stable: others compare runs by it.</param>
/// <param name="Measured">One value per round.</param>
/// <param name="Unit"><c>ratio</c> for plain numbers.</param>
internal sealed record Figure(string Name, Sample Measured, string Unit)
{
    /// <summary>What it should reach; null where it is only told.</summary>
    public double? Goal { get; init; }

    /// <summary>Whether less is better.</summary>
    public bool AtMost { get; init; }

    /// <summary>What the nearest alternative reaches; null where there is none.</summary>
    public double? Baseline { get; init; }

    public string Verdict => Goal is not { } goal ? "" : (AtMost ? Measured.Median <= goal : Measured.Median >= goal) ? "reached" : "MISSED";
}
