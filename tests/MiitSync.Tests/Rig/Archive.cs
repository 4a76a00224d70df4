using System.Collections.Concurrent;
using DomainWorkers.MiitSync.Adapters;
using DomainWorkers.TestKit;

namespace DomainWorkers.MiitSync.Tests.Rig;

/// <summary>Files in memory, shared by all processes of a test.</summary>
internal sealed class Archive
{
    public ConcurrentDictionary<string, byte[]> Files { get; } = new();
}

/// <summary>The way from one process to the archive.</summary>
internal sealed class ArchiveLink(Archive archive, ProcessLife life) : IUploadArchive
{
    public Task<string> Keep(string reference, byte[] content, IReadOnlyList<string> profiles, DateTimeOffset until, CancellationToken cancellationToken)
    {
        life.Reach("before keep file");
        Assert.Equal(content, archive.Files.GetOrAdd(reference, content));
        life.Reach("after keep file");
        return Task.FromResult(reference);
    }

    public Task<byte[]?> Open(string id, string reference, CancellationToken cancellationToken) => Task.FromResult(archive.Files.GetValueOrDefault(id));
}
