using DomainWorkers.BuildingBlocks.Messaging.Outbox;
using DomainWorkers.Contracts.Contacts;
using DomainWorkers.Contracts.Domains;
using DomainWorkers.Contracts.RealName;
using DomainWorkers.RealNameReview.Domain;
using DomainWorkers.RealNameReview.Pump;

namespace DomainWorkers.RealNameReview.Consumers;

/// <summary>Sorts domains by what it takes for a profile to hold them: nothing, a change of the holder, or it cannot be.</summary>
internal sealed class Association(DomainDesk domains, TimeProvider clock)
{
    /// <summary>The answer, and the orders that go to RegistrySubmission with it.</summary>
    public async Task<(ProfileAssociated Answer, IReadOnlyList<Announcement> Orders)> Of(AssociateProfile command, CancellationToken cancellationToken)
    {
        List<string> associated = [];
        List<AssociationProblem> refused = [];
        List<ChangeRegistrant> orders = [];
        foreach (var domainId in command.DomainIds.Distinct())
        {
            var domain = await domains.Find(domainId, cancellationToken);
            if (domain is not { IsLiving: true } || domain.Account != command.Account)
            {
                refused.Add(new AssociationProblem { DomainId = domainId, Reason = Refusals.DomainUnknown });
            }
            else if (domain.ProfileId == command.ProfileId)
            {
                associated.Add(domainId);
                await domains.Look(domainId, cancellationToken);
            }
            else
            {
                orders.Add(Order(command, domainId));
            }
        }

        var answer = new ProfileAssociated
        {
            Account = command.Account,
            RequestId = command.RequestId,
            At = clock.GetUtcNow(),
            ProfileId = command.ProfileId,
            Associated = associated,
            Ordered = [.. orders.Select(order => order.DomainId)],
            Refused = refused,
        };
        return (answer, [.. orders.Select(order => new Announcement(order, $"{order.Account}\n{order.OrderId}"))]);
    }

    private static ChangeRegistrant Order(AssociateProfile command, string domainId) => new()
    {
        Account = command.Account,
        OrderId = Identities.Order("associate", $"{command.Account}/{command.RequestId}/{domainId}"),
        IssuedAt = command.IssuedAt,
        Actor = command.Actor,
        DomainId = domainId,
        ProfileId = command.ProfileId,
    };
}
