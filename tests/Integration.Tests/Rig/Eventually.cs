using System.Diagnostics;

namespace DomainWorkers.Integration.Tests.Rig;

/// <summary>Waits for what happens in another process. The limit only ends a hopeless test; nothing is concluded from its length.</summary>
internal static class Eventually
{
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(90);

    public static async Task True(Func<Task<bool>> condition, string what, Func<string>? more = null, TimeSpan? longest = null)
    {
        var watch = Stopwatch.StartNew();
        while (!await condition())
        {
            if (watch.Elapsed > (longest ?? Longest))
                Assert.Fail($"Not within {watch.Elapsed.TotalSeconds:F0} s: {what}\n{more?.Invoke()}");
            await Task.Delay(100);
        }
    }

    public static Task True(Func<bool> condition, string what, Func<string>? more = null, TimeSpan? longest = null) =>
        True(() => Task.FromResult(condition()), what, more, longest);
}
