using DomainWorkers.MiitSync.Domain;

namespace DomainWorkers.MiitSync.Adapters;

/// <summary>The holders' data, read from the vault when a file is built; every read is recorded there.</summary>
internal interface IHolders
{
    /// <summary>The version of a profile; null when it is not there, was erased, or has no contact data. Names nobody.</summary>
    Task<long?> Version(string profileId, CancellationToken cancellationToken);

    /// <summary>What a report needs; null as above.</summary>
    Task<Holder?> Read(string profileId, string reference, CancellationToken cancellationToken);

    /// <summary>Whether two profiles of an account are the same person or body, by document kind and number.</summary>
    Task<bool> Same(string account, string holderProfileId, string subjectProfileId, string reference, CancellationToken cancellationToken);
}
