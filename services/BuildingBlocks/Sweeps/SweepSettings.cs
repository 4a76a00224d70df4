using DomainWorkers.BuildingBlocks.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace DomainWorkers.BuildingBlocks.Sweeps;

/// <summary><c>Sweeps__&lt;worker&gt;__&lt;sweep&gt;</c>: when Quartz wakes a sweep. The names are those of the registered sweeps.</summary>
internal sealed class SweepSettings
{
    private const string Section = "Sweeps";

    /// <summary>What is set for a sweep; null where nothing is, or nothing that can be read.</summary>
    public static SweepTimes? Read(IConfiguration configuration, string worker, string sweep) =>
        SweepTimes.TryRead(configuration[$"{Section}:{worker}:{sweep}"], out var times) ? times : null;

    /// <summary>Refuses what cannot be read, and names that no sweep has. Settings of workers that run elsewhere are left alone.</summary>
    public sealed class Rule(IConfiguration configuration, IReadOnlyCollection<string> workers, IReadOnlyCollection<string> sweeps)
        : IValidateOptions<SweepSettings>
    {
        public ValidateOptionsResult Validate(string? name, SweepSettings options)
        {
            var failures = workers
                .SelectMany(worker => configuration.GetSection($"{Section}:{worker}").GetChildren().Select(child => (Worker: worker, Child: child)))
                .Select(entry => Complaint(entry.Worker, entry.Child))
                .OfType<string>()
                .ToArray();
            return failures.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
        }

        private string? Complaint(string worker, IConfigurationSection child)
        {
            if (!sweeps.Contains($"{worker}/{child.Key}"))
                return $"{SettingsForm.Name(child.Path)} is no setting.";
            return Read(configuration, worker, child.Key) is null
                ? $"{SettingsForm.Name(child.Path)} must be a time span such as 00:00:05, or a cron expression of Quartz such as \"0 0/5 * * * ?\" (UTC)."
                : null;
        }
    }
}
