using DomainWorkers.Contracts.Miit;
using DomainWorkers.MiitSync.Adapters;
using DomainWorkers.MiitSync.Domain;
using DomainWorkers.TestKit;

namespace DomainWorkers.MiitSync.Tests.Rig;

/// <summary>The way from one process to the ministry: a dead process calls nobody, and one that dies in a call never sees the answer.</summary>
internal sealed class MinistryLink(IMinistry ministry, ProcessLife life) : IMinistry
{
    public long Unit => ministry.Unit;

    public int MostRecords => ministry.MostRecords;

    public IReadOnlyList<ReportProblem> Check(ReportRecord record) => ministry.Check(record);

    public PackedFile? Pack(long sequence, IReadOnlyList<ReportRecord> records) => ministry.Pack(sequence, records);

    public Task<UploadAnswer> Upload(long sequence, ReadOnlyMemory<byte> packed, CancellationToken cancellationToken) =>
        Step("upload", () => ministry.Upload(sequence, packed, cancellationToken));

    public Task<PreviousAnswer> Previous(CancellationToken cancellationToken) => Step("previous", () => ministry.Previous(cancellationToken));

    public Task<DownloadAnswer> Download(CancellationToken cancellationToken) => Step("download", () => ministry.Download(cancellationToken));

    public Task<bool> Acknowledge(string file, CancellationToken cancellationToken) =>
        Step("acknowledge", () => ministry.Acknowledge(file, cancellationToken));

    public Task<FilingAnswer> Filing(string domain, CancellationToken cancellationToken) => Step("filing", () => ministry.Filing(domain, cancellationToken));

    private async Task<T> Step<T>(string what, Func<Task<T>> call)
    {
        life.Reach($"before {what}");
        var answer = await call();
        life.Reach($"after {what}");
        return answer;
    }
}
