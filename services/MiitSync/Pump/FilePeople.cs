using System.Collections.Concurrent;
using DomainWorkers.MiitSync.Adapters;
using DomainWorkers.MiitSync.Domain;

namespace DomainWorkers.MiitSync.Pump;

/// <summary>The people of one file. A profile that several of its domains name is read, and recorded as read, once for the file.</summary>
internal sealed class FilePeople(IHolders holders, string reference)
{
    private readonly ConcurrentDictionary<string, Lazy<Task<Holder?>>> _read = new();

    public async Task<ReportPeople> Of(DomainFacts facts, CancellationToken cancellationToken) => new(
        await Read(facts.ProfileId, cancellationToken), await Read(facts.AdminProfileId, cancellationToken), await Read(facts.BillingProfileId, cancellationToken));

    private Task<Holder?> Read(string? profile, CancellationToken cancellationToken) => profile is null
        ? Task.FromResult<Holder?>(null)
        : _read.GetOrAdd(profile, id => new Lazy<Task<Holder?>>(() => holders.Read(id, reference, cancellationToken))).Value;
}
