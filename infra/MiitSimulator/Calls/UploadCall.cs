using DomainWorkers.MiitSimulator.Files;
using DomainWorkers.MiitSimulator.Soap;
using DomainWorkers.MiitSimulator.State;

namespace DomainWorkers.MiitSimulator.Calls;

/// <summary>isp_upload: unpacks, checks the hash, holds the sequence, takes the file. What is in it is looked at later.</summary>
internal sealed class UploadCall(MinistryOptions options, Ministry ministry, TimeProvider clock, Ledger ledger, Faults faults)
{
    public string Answer(SoapCall call, ReportingUnit unit)
    {
        var encryption = call.Int("encryptAlgorithm");
        if (encryption is not (0 or 1))
            throw new Refusal(9, "加密算法类型错误");
        if (call.Int("compressionFormat") != 0)
            throw new Refusal(11, "压缩格式错误");

        var packed = Unseal(call, unit, encryption);
        var hash = call.Text("beianInfoHash");
        if (hash != Hashes.Of(packed, unit.HashForm))
            throw new Refusal(7, "哈希值验证未通过");
        var (name, content) = Packing.Unzip(packed, options.FileBytes);

        var files = ministry.Unit(unit.IspId);
        var sequence = call.Long("dataSequence");
        if (faults.Take("isp_upload", FaultAction.Forget) is not null)
            Forget(unit, files);
        HoldSequence(files, sequence);
        if (files.Waiting.Count >= options.PendingFiles)
            throw new Refusal(15, "本次上载没有受理，已上报的数据文件已超过最大受理数量，请稍后再提交");

        var now = clock.GetUtcNow();
        var file = new AcceptedFile(sequence, name, content, packed, hash, encryption, options.ResultAt(now));
        ledger.Append(new LedgerEntry("accepted", now, unit.IspId) { Sequence = sequence, File = name, Hash = hash, Records = CountRecords(content) });
        files.LastSequence = sequence;
        files.Last = file;
        files.Waiting.Add(file);
        return CallAnswer.Success(0, "操作成功");
    }

    private static byte[] Unseal(SoapCall call, ReportingUnit unit, int encryption)
    {
        try
        {
            var sent = Convert.FromBase64String(call.Text("beianInfo"));
            return encryption == 1 ? Packing.Decrypt(sent, unit) : sent;
        }
        catch (FormatException)
        {
            throw new Refusal(6, "解密失败");
        }
    }

    /// <summary>The next number and no other: a gap and a repeat are both "not continuous", and the answer names what is awaited.</summary>
    private static void HoldSequence(UnitFiles files, long sequence)
    {
        var next = files.LastSequence + 1;
        if (sequence == next)
            return;
        throw new Refusal(14, "本次上载没有受理，请首先上载漏报的数据，然后再上载本次数据")
        {
            Missing = sequence > next ? [.. Enumerable.Range(0, (int)Math.Min(sequence - next, 1000)).Select(i => next + i)] : [next],
        };
    }

    private void Forget(ReportingUnit unit, UnitFiles files)
    {
        if (files.Waiting is not [.., var last])
            return;
        files.Waiting.Remove(last);
        files.LastSequence = last.Sequence - 1;
        files.Last = files.Waiting.LastOrDefault();
        ledger.Append(new LedgerEntry("forgotten", clock.GetUtcNow(), unit.IspId) { Sequence = last.Sequence, Hash = last.Hash, Fault = nameof(FaultAction.Forget) });
    }

    /// <summary>Each record has one id; the file is judged when its time comes, not here.</summary>
    private static int CountRecords(byte[] content) => content.AsSpan().Count("<IspId>"u8) + content.AsSpan().Count("<Id>"u8);
}
