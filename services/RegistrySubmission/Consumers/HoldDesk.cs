using DomainWorkers.BuildingBlocks.Failures;
using DomainWorkers.BuildingBlocks.Messaging;
using DomainWorkers.BuildingBlocks.Messaging.Outbox;
using DomainWorkers.Contracts.Domains;
using DomainWorkers.Contracts.Registration;
using DomainWorkers.RegistrySubmission.Domain;
using DomainWorkers.RegistrySubmission.State;
using Microsoft.Extensions.Options;

namespace DomainWorkers.RegistrySubmission.Consumers;

/// <summary>
/// Takes holds and releases. A reason among others is one read and one write; what the registry has to be told becomes an operation,
/// and so does whatever meets a domain that another operation has in hand.
/// </summary>
internal sealed class HoldDesk(
    ChangeDesk changes, Documents<DomainState> domains, IOptions<MessagingOptions> options, TimeProvider clock)
{
    public async Task Take(
        string account, string domainId, DateTimeOffset issuedAt, string? actor, Intent.Hold wanted, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var domain = await domains.Find(domainId, cancellationToken);
        var quiet = domain is { Open: null, Settled: null, Status: DomainStatus.Registered or DomainStatus.Redemption }
            && domain.Account == account;

        switch (quiet ? HoldRules.Decide(domain!, wanted, now) : new HoldDecision.AtRegistry())
        {
            case HoldDecision.Noted when now - issuedAt > options.Value.MaxAge:
                goto default;
            case HoldDecision.Repeat repeat:
                await domains.Say([repeat.Answer], cancellationToken);
                break;
            case HoldDecision.Never never:
                await domains.Say([HoldRules.Refused(account, domainId, wanted, [never.Reason], now)], cancellationToken);
                break;
            case HoldDecision.Noted noted:
                if (!await domains.Replace(noted.Domain, [noted.Answer], cancellationToken))
                    throw new TransientException($"Domain {domainId} changed while a hold was being noted.");
                break;
            default:
                var kind = wanted.Place ? OperationKind.PlaceHold : OperationKind.ReleaseHold;
                await changes.Take(
                    new ChangeOrder(account, $"{domainId}/{wanted.Reason}/{wanted.Revision}", issuedAt, actor, domainId, kind, wanted),
                    [], cancellationToken);
                break;
        }
    }
}
