using DomainWorkers.RedemptionDeletion.State;
using DomainWorkers.RegistrarPolicy;

namespace DomainWorkers.RedemptionDeletion.Domain;

/// <summary>What holds for a life: the policy of its suffix on the day that decides, and the registrar's own settings.</summary>
internal sealed class LifeTerms(RegistrarPolicies policies, RedemptionOptions settings)
{
    public RedemptionOptions Settings => settings;

    /// <summary>The policy in force for the expiry of this life.</summary>
    public LifecyclePolicy Lifecycle(LifeState life) => Lifecycle(life.Name, life.ExpiresAt);

    public LifecyclePolicy Lifecycle(string name, DateTimeOffset expiresAt)
    {
        var day = ShanghaiTime.DateOf(expiresAt);
        return policies.Lifecycle(SuffixOf(name), day < policies.CoversFrom ? policies.CoversFrom : day);
    }

    /// <summary>How the holder has it deleted, by its day of registration.</summary>
    public DeletionPolicy Deletion(LifeState life) =>
        policies.Deletion(SuffixOf(life.Name), ShanghaiTime.DateOf(life.RegisteredAt ?? life.ExpiresAt));

    /// <summary>Whether ICANN's recovery policy binds.</summary>
    public bool IsGeneric(LifeState life) => policies.Suffixes.TryFind(SuffixOf(life.Name), out var suffix) && suffix.Icann;

    private static string SuffixOf(string name) => name[(name.IndexOf('.', StringComparison.Ordinal) + 1)..];
}
