using DomainWorkers.BuildingBlocks.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Quartz;

namespace DomainWorkers.BuildingBlocks.Sweeps;

/// <summary>Tells Quartz when to wake each sweep. Missed firings are not made up for: the next one finds everything that is due.</summary>
internal static class SweepSchedule
{
    public static void Add(IServiceCollection services, IReadOnlyList<SweepRegistration> sweeps)
    {
        services.AddSingleton<SweepRunner>();
        services.AddSingleton(provider => new SweepRound(provider.GetRequiredService<SweepRunner>(), sweeps.Select(sweep => sweep.Key)));
        services.AddQuartz(quartz =>
        {
            foreach (var (key, times) in sweeps)
            {
                quartz.ScheduleJob<SweepJob>(
                    trigger => times.Set(trigger.WithIdentity(key).StartNow()),
                    job => job.WithIdentity(key).UsingJobData(SweepJob.SweepKey, key));
            }
        });
        services.AddQuartzHostedService(host =>
        {
            host.WaitForJobsToComplete = true;
            host.AwaitApplicationStarted = true;
        });
    }
}
