namespace DomainWorkers.TestKit;

/// <summary>What can go wrong with one command to a registry.</summary>
public enum RegistryMishap
{
    /// <summary>It is executed and its answer is lost.</summary>
    LoseAnswer,

    /// <summary>It may have been written, is not executed, and no answer comes.</summary>
    LoseCommand,

    /// <summary>The registry cannot be reached: certainly not executed.</summary>
    Unreachable,

    /// <summary>The registrar's credit is used up (2104).</summary>
    NoCredit,

    /// <summary>The registry takes it and decides later (1001): see <see cref="FakeRegistry.Decide"/>.</summary>
    DecideLater,
}
