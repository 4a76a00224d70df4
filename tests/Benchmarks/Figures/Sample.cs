namespace DomainWorkers.Benchmarks.Figures;

/// <summary>The values of some rounds.</summary>
internal sealed record Sample(IReadOnlyList<double> Values)
{
    public double Min => Values.Min();

    public double Max => Values.Max();

    public double Median
    {
        get
        {
            var sorted = Values.Order().ToArray();
            var middle = sorted.Length / 2;
            return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        }
    }

    public static Sample Of(IEnumerable<double> values) => new([.. values]);

    public static Sample One(double value) => new([value]);

    /// <summary>Round by round: what falls on both alike falls out.</summary>
    public Sample Over(Sample other) => Of(Values.Zip(other.Values, (mine, others) => mine / others));
}
