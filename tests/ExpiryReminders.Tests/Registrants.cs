using DomainWorkers.BuildingBlocks;
using DomainWorkers.RegistrantVault;
using DomainWorkers.RegistrantVault.Keys;
using DomainWorkers.RegistrantVault.Registrants;
using DomainWorkers.RegistrantVault.Rights;
using DomainWorkers.RegistrantVault.Secrecy;
using DomainWorkers.RegistrantVault.State;
using DomainWorkers.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace DomainWorkers.ExpiryReminders.Tests;

/// <summary>Keys that outlive a process, and profiles stored by the worker that may: the vault is the real one.</summary>
internal sealed class Registrants : IHarnessPart
{
    private static readonly string[] Holders = ["RegistrySubmission", "RealNameReview", "EmailVerification", "MiitSync", "ExpiryReminders"];

    public IEnumerable<KeyValuePair<string, string?>> Settings { get; } =
    [
        .. Holders.Select(worker => new KeyValuePair<string, string?>($"Vault:KeyEncryption:{worker}:Keys:k1", KeyGeneration.NewSecret())),
        new("Vault:Lookup:Keys:k1", KeyGeneration.NewSecret()),
    ];

    public void Register(IServiceCollection services, ProcessLife life)
    {
    }

    /// <summary>Stores a profile, or a change of its address.</summary>
    public static async Task<RegistrantProfile> Store(
        WorkerHarness w, string profileId, string email, string account = Scene.Account, string phone = "+86.13800000001", string name = "张示例",
        RegistrantRegion region = RegistrantRegion.Mainland)
    {
        var vault = new WorkerVault(
            VaultWorker.RealNameReview, w.Services.GetRequiredService<VaultStores>(), w.Services.GetRequiredService<VaultKeys>(),
            w.Clock, w.Services.GetRequiredKeyedService<TimeProvider>(Clocks.Machine));
        var known = await vault.Registrants.Describe(profileId, CancellationToken.None);
        var stored = await vault.Registrants.Store(new ProfileDraft
        {
            Id = profileId,
            Account = account,
            Kind = RegistrantKind.Individual,
            Region = region,
            ExpectedVersion = known?.Version ?? 0,
            Reference = $"draft-{known?.Version ?? 0}",
            Contact = new ContactDetails
            {
                Local = new PostalDetails
                {
                    Name = new SensitiveText(name),
                    Street = [new SensitiveText("示例路1号")],
                    City = new SensitiveText("北京市"),
                    Country = "CN",
                },
                Phone = new SensitiveText(phone),
                Email = new SensitiveText(email),
            },
        }, CancellationToken.None);
        await vault.Upkeep.Run(100, CancellationToken.None);
        return Assert.IsType<ProfileStored.Stored>(stored).Profile;
    }
}
