namespace DomainWorkers.MiitSync.Adapters;

/// <summary>Where files lie from before they are sent until three months later.</summary>
internal interface IUploadArchive
{
    /// <summary>Keeps a file; the same file under the same reference is kept once. Returns its id.</summary>
    Task<string> Keep(string reference, byte[] content, IReadOnlyList<string> profiles, DateTimeOffset until, CancellationToken cancellationToken);

    /// <summary>The bytes, or null when they are past their end or cannot be opened.</summary>
    Task<byte[]?> Open(string id, string reference, CancellationToken cancellationToken);
}
