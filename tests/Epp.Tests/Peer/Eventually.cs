using Microsoft.Extensions.Time.Testing;

namespace DomainWorkers.Epp.Tests.Peer;

/// <summary>
/// Waits for what another thread is about to do; its limit is for a test that would hang, not a measure of speed.
/// </summary>
internal static class Eventually
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    public static Task True(Func<bool> condition) => True(() => Task.FromResult(condition()));

    public static async Task True(Func<Task<bool>> condition)
    {
        var end = DateTime.UtcNow + Limit;
        while (!await condition())
        {
            Assert.True(DateTime.UtcNow < end, "It did not happen in time.");
            await Task.Delay(2);
        }
    }

    /// <summary>Turns the clock on until a task has ended, well or badly.</summary>
    public static async Task Ends(Task task, FakeTimeProvider clock, TimeSpan step) =>
        await True(() =>
        {
            if (!task.IsCompleted)
            {
                clock.Advance(step);
            }

            return task.IsCompleted;
        });
}
