using DomainWorkers.BuildingBlocks.Hosting;
using DomainWorkers.EmailVerification;
using DomainWorkers.ExpiryReminders;
using DomainWorkers.MiitSync;
using DomainWorkers.RealNameReview;
using DomainWorkers.RedemptionDeletion;
using DomainWorkers.RegistrySubmission;

namespace DomainWorkers.OperatorConsole;

/// <summary>The workers that the tool knows. A new one is added here, and every command speaks of it.</summary>
internal static class Workers
{
    public static IReadOnlyList<WorkerModule> All { get; } =
    [
        new RegistrySubmissionModule(), new RealNameReviewModule(), new EmailVerificationModule(), new MiitSyncModule(),
        new ExpiryRemindersModule(), new RedemptionDeletionModule(),
    ];

    /// <summary>One of them, or all where none is named.</summary>
    public static IReadOnlyList<WorkerModule> Named(string? name) => name is null ? All : [.. All.Where(module => module.Name == name)];
}
