using System.Collections.Concurrent;
using DomainWorkers.MiitSync.Adapters;
using DomainWorkers.MiitSync.Domain;

namespace DomainWorkers.MiitSync.Tests.Rig;

/// <summary>Holders by profile; every profile is a person in Hangzhou until a test says otherwise.</summary>
internal sealed class Holders : IHolders
{
    public static readonly Holder Person = new("张伟", null, "浙江省杭州市文三路1号", "浙江省", "杭州市", "CN", "zhang@example.cn", "+86.13800138000", 1);

    private readonly ConcurrentDictionary<string, Holder?> _profiles = new();

    public Holder? this[string profileId]
    {
        get => _profiles.GetOrAdd(profileId, Person);
        set => _profiles[profileId] = value;
    }

    public Task<long?> Version(string profileId, CancellationToken cancellationToken) => Task.FromResult(this[profileId]?.ProfileVersion);

    public Task<Holder?> Read(string profileId, string reference, CancellationToken cancellationToken) => Task.FromResult(this[profileId]);

    public Task<bool> Same(string account, string holderProfileId, string subjectProfileId, string reference, CancellationToken cancellationToken) =>
        Task.FromResult(holderProfileId == subjectProfileId || subjectProfileId == holderProfileId + "-again");
}
