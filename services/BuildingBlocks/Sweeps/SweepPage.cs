using System.Security.Cryptography;

namespace DomainWorkers.BuildingBlocks.Sweeps;

/// <summary>
/// Which of the due a replica takes next, where their order does not matter. Replicas that all begin with the oldest page ask for the same
/// documents, and all but one ask in vain: each takes a page from somewhere among the oldest instead.
/// </summary>
public static class SweepPage
{
    /// <summary>Among so many pages a replica chooses; eight replicas then rarely meet.</summary>
    public const int Choice = 16;

    /// <summary>How many ids have to be asked for, for a page of this size.</summary>
    public static int Window(int size) => size * Choice;

    /// <summary>A page of neighbours from a window of due ids; all of them where there is no more than a page.</summary>
    public static IReadOnlyList<string> From(IReadOnlyList<string> window, int size)
    {
        ArgumentNullException.ThrowIfNull(window);
        return window.Count <= size ? window : [.. window.Skip(RandomNumberGenerator.GetInt32(window.Count - size + 1)).Take(size)];
    }
}
