using System.Diagnostics;
using System.Globalization;
using DomainWorkers.MiitSimulator;
using DomainWorkers.MiitSimulator.State;
using DomainWorkers.MiitSync.Adapters.V3;
using DomainWorkers.MiitSync.Domain;

namespace DomainWorkers.Benchmarks.Ministry;

/// <summary>
/// The calibration: the files that the worker sent, built and sent again to another ministry from records that are in memory already. That
/// they are the same bytes is proven by their hashes.
/// </summary>
internal static class SameFiles
{
    /// <summary>Domains a second.</summary>
    public static async Task<double> Send(MinistryServer seen, int count, CancellationToken cancellationToken)
    {
        var files = seen.Ledger.Of("accepted");
        var records = seen.Ministry.Records.GroupBy(record => (record.RecordId - 1) / 10_000)
            .ToDictionary(file => file.Key, file => file.OrderBy(record => record.RecordId).Select(Record).ToArray());
        await using var ministry = await MinistryFiles.Open(cancellationToken);
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        var client = new V3Ministry(
            new MiitSync.Adapters.MinistryOptions { Address = ministry.Address, Unit = files[0].IspId, UserName = "registrar", Password = MinistryFiles.Password }, http);

        var started = Stopwatch.GetTimestamp();
        foreach (var file in files)
        {
            var sequence = file.Sequence!.Value;
            var packed = client.Pack(sequence, records[sequence])!;
            if (packed.Hash != file.Hash)
                throw new BenchmarkException($"File {sequence} has other bytes than the worker's.");
            if (await client.Upload(sequence, packed.Content, cancellationToken) is not UploadAnswer.Taken)
                throw new BenchmarkException($"File {sequence} was not taken.");
        }

        return count / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    private static ReportRecord Record(DomainOnRecord record)
    {
        var fields = record.Fields;
        return new ReportRecord(ReportAction.Add, record.RecordId, null, new ReportContent
        {
            Domain = fields["Ym"],
            DomainType = Number("Ymlx"),
            RegisteredOn = DateOnly.Parse(fields["Zcsj"], CultureInfo.InvariantCulture),
            ValidTo = DateOnly.Parse(fields["Yxrq"], CultureInfo.InvariantCulture),
            Registrant = new ReportParty(
                fields["Zcr_mc"], fields["Zcr_zz"], fields["Zcr_txdz"], Number("Zcr_shengid"), Number("Zcr_shiid"), fields["Zcr_dzyj"], fields["Zcr_dhhm"]),
            Administrator = new ReportParty(
                fields["Gly_mz"], fields["Gly_zz"], fields["Gly_dz"], Number("Gly_shengid"), Number("Gly_shiid"), fields["Gly_dzyj"], fields["Gly_dh"]),
            Registrar = fields["Ym_zcs"],
            NameServers = fields["Ym_fwq"],
        });

        long Number(string tag) => long.Parse(fields[tag], NumberStyles.None, CultureInfo.InvariantCulture);
    }
}
