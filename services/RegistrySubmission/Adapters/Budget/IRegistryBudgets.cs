namespace DomainWorkers.RegistrySubmission.Adapters.Budget;

/// <summary>Gives each registry account its budget of sessions and commands.</summary>
internal interface IRegistryBudgets
{
    /// <summary>The budget of an account; called once per account and process.</summary>
    IRegistryBudget Open(string account, RegistryOptions options);
}
