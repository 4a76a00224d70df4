using DomainWorkers.RegistrantVault.Registrants;
using DomainWorkers.RegistrantVault.Rights;
using DomainWorkers.RegistrantVault.State;

namespace DomainWorkers.RegistrantVault.Access;

/// <summary>
/// Stands between a worker and everything it opens: asks the rights, lets the opening happen, and hands its result out only once the
/// access log holds it. Each attempt leaves exactly one record; one that the log cannot take hands out nothing.
/// </summary>
internal sealed class Gatekeeper(VaultWorker worker, AccessLog log)
{
    public VaultWorker Worker => worker;

    public async Task<TResult> Open<TResult>(
        string subject, Purpose purpose, VaultAct act, string reference, Func<CancellationToken, Task<TResult>> open,
        CancellationToken cancellationToken)
    {
        await Demand(subject, purpose, act, reference, cancellationToken);
        TResult result;
        try
        {
            result = await open(cancellationToken);
        }
        catch (VaultReadException exception)
        {
            await log.Append(
                subject, worker, purpose, act, reference, AccessOutcome.Failed, exception.Failure.ToString(), cancellationToken);
            throw;
        }
        await log.Append(subject, worker, purpose, act, reference, AccessOutcome.Granted, failure: null, cancellationToken);
        return result;
    }

    /// <summary>Throws, and records the attempt, when the purpose does not cover the act.</summary>
    public async Task Demand(string subject, Purpose purpose, VaultAct act, string reference, CancellationToken cancellationToken)
    {
        ProfileRules.Reference(reference);
        if (!PurposeRights.Allow(worker, purpose, act))
            await Refuse(subject, purpose, act, reference, cancellationToken);
    }

    /// <summary>Records the attempt and throws.</summary>
    public async Task Refuse(string subject, Purpose purpose, VaultAct act, string reference, CancellationToken cancellationToken)
    {
        ProfileRules.Reference(reference);
        await log.Append(subject, worker, purpose, act, reference, AccessOutcome.Refused, failure: null, cancellationToken);
        throw new PurposeRefusedException(worker, purpose, act);
    }
}
