using DomainWorkers.EmailVerification.State;

namespace DomainWorkers.EmailVerification.Domain;

/// <summary>
/// How many wrong tokens an address may see. 256 bits cannot be guessed; the limit bounds the work that somebody makes who tries, and
/// makes it visible.
/// </summary>
internal static class GuessRules
{
    private static readonly TimeSpan Window = TimeSpan.FromHours(1);

    public static bool IsLocked(GuessState? guesses, int limit, DateTimeOffset now) =>
        guesses is not null && guesses.Count >= limit && now < guesses.WindowStart + Window;

    public static GuessState Count(GuessState? guesses, string id, DateTimeOffset now)
    {
        if (guesses is null)
            return new GuessState { Id = id, WindowStart = now, Count = 1 };
        return now < guesses.WindowStart + Window
            ? guesses with { Count = guesses.Count + 1 }
            : guesses with { WindowStart = now, Count = 1 };
    }
}
