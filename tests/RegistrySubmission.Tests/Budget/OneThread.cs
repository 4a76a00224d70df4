using System.Collections.Concurrent;

namespace DomainWorkers.RegistrySubmission.Tests.Budget;

/// <summary>
/// Runs everything that a test starts on one thread, in order: between a turn and the note of when it was, no clock moves, and a failure
/// comes again with its seed.
/// </summary>
internal sealed class OneThread : SynchronizationContext
{
    private readonly ConcurrentQueue<(SendOrPostCallback Callback, object? State)> _posted = new();

    public static void Run(Func<Task> work)
    {
        var before = Current;
        var thread = new OneThread();
        SetSynchronizationContext(thread);
        try
        {
            var running = work();
            while (!running.IsCompleted)
            {
                if (thread._posted.TryDequeue(out var posted))
                    posted.Callback(posted.State);
                else
                    Thread.Yield();
            }

            running.GetAwaiter().GetResult();
        }
        finally
        {
            SetSynchronizationContext(before);
        }
    }

    public override void Post(SendOrPostCallback d, object? state) => _posted.Enqueue((d, state));
}
