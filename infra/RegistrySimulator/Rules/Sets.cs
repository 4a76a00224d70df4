using System.Collections.Immutable;

namespace DomainWorkers.RegistrySimulator;

/// <summary>The add and rem of updates, strict: an update that does not fit the object was meant for another state of it.</summary>
internal static class Sets
{
    /// <param name="known">The values before.</param>
    /// <param name="removed">Each must be there.</param>
    /// <param name="added">None may be there after the removals.</param>
    /// <param name="objection">Why a value may not be touched, or null.</param>
    public static (ImmutableArray<T> Values, Answer? Refusal) Change<T>(
        ImmutableArray<T> known, IEnumerable<T> removed, IEnumerable<T> added, Func<T, string?> objection)
    {
        var values = known;
        foreach (var value in removed)
        {
            if (objection(value) is { } reason)
                return ([], Answer.Of(2306, reason));
            if (!values.Contains(value))
                return ([], Answer.Of(2306, $"Not there: {value}"));
            values = values.Remove(value);
        }

        foreach (var value in added)
        {
            if (objection(value) is { } reason)
                return ([], Answer.Of(2306, reason));
            if (values.Contains(value))
                return ([], Answer.Of(2306, $"There already: {value}"));
            values = values.Add(value);
        }

        return (values, null);
    }
}
