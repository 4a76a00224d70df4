using DomainWorkers.BuildingBlocks.Operations;
using DomainWorkers.BuildingBlocks.State;
using DomainWorkers.EmailVerification.State;

namespace DomainWorkers.EmailVerification.Operations;

/// <summary>A domain's time to have its registrant's mail address verified. Of the address itself nothing is told.</summary>
internal sealed class VerificationChronicle(IStateStore<DomainState> domains) : IChronicle
{
    public async Task<IReadOnlyList<ChronicleEntry>> Tell(string subject, CancellationToken cancellationToken) =>
        await domains.Find(subject, cancellationToken) is { } domain ? [.. Tell(domain)] : [];

    private static IEnumerable<ChronicleEntry> Tell(DomainState domain)
    {
        if (domain.OpenSince is { } since)
        {
            var because = domain.Because is { } cause ? $" ({cause})" : "";
            yield return new(since, $"the mail address has to be verified{because}; reminded: {(domain.Reminded is { } days ? $"{days} days before the end" : "not yet")}", domain.ProfileId);
        }
        else if (domain.LastDutySince is { } last)
        {
            yield return new(last, "the mail address had to be verified", domain.ProfileId);
        }

        if (domain.Deadline is { } deadline && domain.OpenSince is not null)
            yield return new(deadline, domain.Held ? "the time was over: held for it" : "the time to verify is over; the domain is held then", domain.Id);
        if (domain.MetAt is { } met)
            yield return new(met, "the mail address is verified, or nothing was asked for", domain.ProfileId);
        if (domain.EndedAt is { } ended)
            yield return new(ended, "the duty ended with the domain", domain.Id);
    }
}
