using DomainWorkers.MiitSimulator.Downloads;
using DomainWorkers.MiitSimulator.Files;
using DomainWorkers.MiitSimulator.Rules;

namespace DomainWorkers.MiitSimulator.State;

/// <summary>
/// Records, files and queues of the ministry. Whatever is due by the clock happens before the next call or look, in order.
/// One lock around everything: calls of one unit are a queue at the real counter too.
/// </summary>
public sealed class Ministry
{
    private readonly Lock _gate = new();
    private readonly MinistryOptions _options;
    private readonly TimeProvider _clock;
    private readonly Ledger _ledger;
    private readonly Faults _faults;
    private readonly Dictionary<long, UnitFiles> _units = [];
    private readonly Dictionary<long, DomainOnRecord> _records = [];
    private readonly Dictionary<(long IspId, string Name), long> _names = [];
    private readonly Dictionary<(int Type, string Condition), Filing> _filings = [];
    private long _lastId = 70_000_000;

    internal Ministry(MinistryOptions options, TimeProvider clock, Ledger ledger, Faults faults)
    {
        (_options, _clock, _ledger, _faults) = (options, clock, ledger, faults);
        foreach (var unit in options.Units)
        {
            var files = _units[unit.IspId] = new UnitFiles();
            if (options.SendsCodeTables)
                Queue(unit.IspId, files, CodeTables.Write(options.Units));
        }
    }

    /// <summary>All domains on record, by name.</summary>
    public IReadOnlyList<DomainOnRecord> Records => Look(() => (IReadOnlyList<DomainOnRecord>)[.. _records.Values.OrderBy(record => record.Name, StringComparer.Ordinal)]);

    /// <summary>The earliest instant at which something happens by itself; null when nothing waits.</summary>
    public DateTimeOffset? NextDueAt => Look<DateTimeOffset?>(() =>
    {
        var due = _units.Values.SelectMany(unit => unit.Waiting.Select(file => file.DueAt).Concat(
            unit.Outgoing.Where(file => file.From > _clock.GetUtcNow()).Select(file => file.From))).ToList();
        return due.Count == 0 ? null : due.Min();
    });

    /// <summary>Files of a unit that wait to be fetched now.</summary>
    public int Fetchable(long ispId) => Look(() => _units[ispId].Outgoing.Count(file => file.From <= _clock.GetUtcNow()));

    /// <summary>Number of the last file taken from a unit.</summary>
    public long LastSequence(long ispId) => Look(() => _units[ispId].LastSequence);

    /// <summary>The staff's answer to isp_querybeianstatus for a condition (0: domain of a site).</summary>
    public void File(int type, string condition, Filing filing) => Look(() => _filings[(type, condition)] = filing);

    /// <summary>Opens or closes a unit's right to report.</summary>
    public void Open(long ispId, bool open) => Look(() => _units[ispId].Open = open);

    /// <summary>Queues all of a unit's records as a synchronisation file (SJTB).</summary>
    public void Synchronise(long ispId) => Look(() =>
    {
        Queue(ispId, _units[ispId], SynchronisationFile.Write(_records.Values.Where(record => record.IspId == ispId)));
        return true;
    });

    internal T Look<T>(Func<T> look)
    {
        lock (_gate)
        {
            Settle();
            return look();
        }
    }

    internal UnitFiles Unit(long ispId) => _units[ispId];

    internal Filing? FilingOf(int type, string condition) => _filings.GetValueOrDefault((type, condition));

    internal OutgoingFile Queue(long ispId, UnitFiles unit, byte[] content, DateTimeOffset? from = null)
    {
        var now = _clock.GetUtcNow();
        var file = new OutgoingFile($"{Shanghai.Day(now):yyyyMMdd}{ispId}{++unit.NamesGiven:D6}", content) { From = from ?? now };
        unit.Outgoing.Add(file);
        return file;
    }

    private void Settle()
    {
        var now = _clock.GetUtcNow();
        foreach (var (ispId, unit) in _units)
        {
            while (unit.Waiting is [var file, ..] && file.DueAt <= now)
            {
                unit.Waiting.RemoveAt(0);
                Process(ispId, unit, file);
            }
        }
    }

    private void Process(long ispId, UnitFiles unit, AcceptedFile file)
    {
        var (records, refused) = UploadedFile.Read(file.Content, ispId, _options.FileRecords);
        List<RecordResult> results = refused is { } whole
            ? [new RecordResult(RecordAction.Add, [(whole.Code, whole.Text)]) { Remark = $"dataSequence {file.Sequence}" }]
            : [.. records.Select(record => Decide(ispId, file, record))];
        if (refused is not null)
            _ledger.Append(new LedgerEntry("processed", file.DueAt, ispId) { Sequence = file.Sequence, Codes = [refused.Value.Code] });
        Announce(ispId, unit, file, results);
    }

    private RecordResult Decide(long ispId, AcceptedFile file, UploadedRecord record)
    {
        var before = Existing(ispId, record);
        var name = record["Ym"] ?? before?.Name ?? "";
        int[] codes = _faults.Verdict(name) is { } scripted ? [scripted] : [.. Codes(record, before, Shanghai.Day(file.DueAt))];
        var done = codes.Length == 0;
        var after = done ? Apply(ispId, record, before) : before;
        _ledger.Append(new LedgerEntry("processed", file.DueAt, ispId)
        {
            Sequence = file.Sequence, Action = record.Action switch { RecordAction.Add => "add", RecordAction.Modify => "modify", _ => "delete" },
            Domain = name, Id = after?.Id ?? record.Number("Id"), RecordId = record.Number("IspId"), Codes = done ? [DataRules.Success] : codes,
        });
        var texts = (done ? [DataRules.Success] : codes).Select(code => (code, DataRules.Texts.GetValueOrDefault(code, "其他错误")));
        return new RecordResult(record.Action, [.. texts])
        {
            // Chapter 4-2-3: no id when an addition failed; the unit's own id for additions only.
            Id = record.Action == RecordAction.Add && !done ? null : after?.Id ?? before?.Id ?? record.Number("Id"),
            RecordId = record.Action == RecordAction.Add ? record.Number("IspId") : null,
        };
    }

    private DomainOnRecord? Existing(long ispId, UploadedRecord record)
    {
        var id = record.Number("Id") ?? (record["Ym"] is { } name ? _names.GetValueOrDefault((ispId, name.ToLowerInvariant())) : 0);
        return _records.GetValueOrDefault(id) is { } found && found.IspId == ispId ? found : null;
    }

    private static IEnumerable<int> Codes(UploadedRecord record, DomainOnRecord? before, DateOnly today) => record.Action switch
    {
        // No code of the list says "on record already": other error.
        RecordAction.Add when before is not null => [3999],
        RecordAction.Modify when before is null || !string.Equals(before.Name, record["Ym"], StringComparison.OrdinalIgnoreCase) => [3037],
        RecordAction.Delete => before is null ? [3037] : [],
        _ => DataRules.Check(record, today),
    };

    private DomainOnRecord? Apply(long ispId, UploadedRecord record, DomainOnRecord? before)
    {
        if (record.Action == RecordAction.Delete)
        {
            _records.Remove(before!.Id);
            _names.Remove((ispId, before.Name.ToLowerInvariant()));
            return before;
        }

        var next = before is null
            ? new DomainOnRecord(++_lastId, ispId, record.Number("IspId")!.Value, record["Ym"]!, record.Fields)
            : before with { Fields = record.Fields };
        _records[next.Id] = next;
        _names[(ispId, next.Name.ToLowerInvariant())] = next.Id;
        return next;
    }

    private void Announce(long ispId, UnitFiles unit, AcceptedFile file, List<RecordResult> results)
    {
        var late = _faults.Take("result", FaultAction.LateResult) is null ? (DateTimeOffset?)null : file.DueAt + _options.ResultDelay;
        if (_faults.Take("result", FaultAction.SplitResult) is not null && results.Count > 1)
        {
            Queue(ispId, unit, ResultFile.Write(results.Skip(results.Count / 2)), late);
            results = [.. results.Take(results.Count / 2)];
        }

        Queue(ispId, unit, ResultFile.Write(results), late);
        if (_faults.Take("result", FaultAction.DuplicateResult) is not null)
            Queue(ispId, unit, ResultFile.Write(results), file.DueAt + _options.ResultDelay);
    }
}
