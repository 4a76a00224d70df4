using DomainWorkers.RegistrySubmission.Domain;

namespace DomainWorkers.RegistrySubmission.Adapters;

/// <summary>One registry account.</summary>
internal interface IRegistry
{
    /// <summary>Our client id there: what <c>clID</c> says of our domains.</summary>
    string ClientId { get; }

    /// <summary>
    /// Sends a command once. Never throws for what a registry or a network does: a lost answer is
    /// <see cref="RegistryAnswer.Unknown"/>, and only what was certainly not executed is <see cref="RegistryAnswer.NotNow"/>.
    /// Sending the same command twice may do it twice.
    /// </summary>
    /// <param name="command">The command.</param>
    /// <param name="clientTransactionId">Its <c>clTRID</c>.</param>
    /// <param name="mayWrite">Asked right before the frame is written: is the claim still ours?</param>
    /// <param name="cancellationToken">Gives up waiting for a session; a frame that is written is waited for.</param>
    Task<RegistryAnswer> Execute(
        RegistryCommand command, string clientTransactionId, Func<bool> mayWrite, CancellationToken cancellationToken);

    /// <summary>Asks for a domain (<c>domain:info</c>) on a session that is connected after this call begins, so that nothing sent earlier can still overtake it.</summary>
    Task<RegistryView> Look(string name, string clientTransactionId, CancellationToken cancellationToken);
}
