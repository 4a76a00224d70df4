using Microsoft.Extensions.Hosting;

namespace DomainWorkers.TestKit;

/// <summary>A harness lives as long as its test: it listens to no signal, which is for the process that runs the tests.</summary>
internal sealed class QuietLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
