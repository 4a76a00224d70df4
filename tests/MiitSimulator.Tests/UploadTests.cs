using System.Security.Cryptography;
using System.Text;

namespace DomainWorkers.MiitSimulator.Tests;

public sealed class UploadTests
{
    private static readonly string File = Samples.File(Samples.Addition(1));

    [Fact]
    public async Task Takes_a_file_and_tells_of_it()
    {
        await using var rig = await Rig.Create();
        var before = await rig.Unit.Previous();
        Assert.Equal("0", before.Element("fileInfos")!.Element("dataSequence")!.Value);

        var packed = RawUnit.Zip(File);
        Expect.Code(0, await rig.Unit.Upload(1, packed));

        var after = (await rig.Unit.Previous()).Element("fileInfos")!;
        Assert.Equal("1", after.Element("dataSequence")!.Value);
        Assert.Equal(rig.Unit.Hash(packed), after.Element("beianInfoHash")!.Value);
        Assert.Equal(packed, Convert.FromBase64String(after.Element("beianInfo")!.Value));
        var line = Assert.Single(rig.Server.Ledger.Of("accepted"));
        Assert.Equal((1, 1, rig.Unit.Hash(packed)), (line.Sequence, line.Records, line.Hash));
    }

    [Fact]
    public async Task Refuses_what_it_cannot_open()
    {
        await using var rig = await Rig.Create(options => options with { FileBytes = 2000 });
        var packed = RawUnit.Zip(File);

        Expect.Code(9, await rig.Unit.Upload(1, packed, encryption: 2));
        Expect.Code(10, await rig.Unit.Upload(1, packed, hashing: 1));
        Expect.Code(11, await rig.Unit.Upload(1, packed, compression: 1));
        Expect.Code(6, await rig.Unit.Upload(1, packed, encryption: 1));
        Expect.Code(7, await rig.Unit.Upload(1, packed, hash: rig.Unit.Hash([1])));
        Expect.Code(8, await rig.Unit.Upload(1, [1, 2, 3]));
        Expect.Code(17, await rig.Unit.Upload(1, RawUnit.Zip([60], "a.xml", "b.xml")));
        Expect.Code(17, await rig.Unit.Upload(1, RawUnit.Zip([60])));
        Expect.Code(18, await rig.Unit.Upload(1, RawUnit.Zip(new byte[2001], "a.xml")));
        Expect.Code(999, await rig.Unit.Upload(1, RawUnit.Zip(File, "数据.xml")));
        Expect.Code(999, await rig.Unit.Upload(1, RawUnit.Zip(File, new string('a', 130) + ".xml")));
        Assert.Empty(rig.Server.Ledger.Of("accepted"));
        Expect.Code(0, await rig.Unit.Upload(1, packed));
    }

    [Fact]
    public async Task Holds_the_sequence_and_names_what_is_missing()
    {
        await using var rig = await Rig.Create();
        Expect.Code(0, await rig.Unit.Upload(1, File));

        var gap = await rig.Unit.Upload(4, File);
        Expect.Code(14, gap);
        Assert.Equal(["2", "3"], gap.Descendants("dataSequence").Select(number => number.Value));
        var repeat = await rig.Unit.Upload(1, File);
        Expect.Code(14, repeat);
        Assert.Equal(["2"], repeat.Descendants("dataSequence").Select(number => number.Value));
        Expect.Code(0, await rig.Unit.Upload(2, File));
        Assert.Equal([1, 2], rig.Server.Ledger.Of("accepted").Select(line => line.Sequence!.Value));
    }

    [Fact]
    public async Task Takes_so_many_files_and_no_more_until_some_are_processed()
    {
        await using var rig = await Rig.Create(options => options with { PendingFiles = 2 });
        Expect.Code(0, await rig.Unit.Upload(1, File));
        Expect.Code(0, await rig.Unit.Upload(2, File));
        Expect.Code(15, await rig.Unit.Upload(3, File));

        rig.Clock.Advance(TimeSpan.FromHours(4));
        Expect.Code(0, await rig.Unit.Upload(3, File));
    }

    [Fact]
    public async Task Takes_files_in_its_hours_only()
    {
        // 10:00 in Shanghai at the start.
        await using var rig = await Rig.Create(options => options with { OpenHours = (new TimeOnly(22, 0), new TimeOnly(6, 0)) });

        var refused = await rig.Unit.Upload(1, File);
        Expect.Code(20, refused);
        Assert.Contains("22:00-06:00", refused.Element("msg")!.Value, StringComparison.Ordinal);
        Expect.Code(2, await rig.Unit.Download());
        rig.Clock.Advance(TimeSpan.FromHours(12.5));
        Expect.Code(0, await rig.Unit.Upload(1, File));
    }

    [Fact]
    public async Task Opens_what_the_units_key_sealed()
    {
        const string Key = "0123456789abcdef";
        await using var rig = await Rig.Create(options => options with
        {
            Units = [new ReportingUnit(100001, "registrar", "密码Pass1") { AesKey = Key, EncryptDownloads = true }],
        });
        using var aes = Aes.Create();
        aes.Key = Encoding.ASCII.GetBytes(Key);
        var offset = "0102030405060708"u8.ToArray();
        var packed = RawUnit.Zip(File);

        Expect.Code(0, await rig.Unit.Upload(1, packed, encryption: 1, sent: aes.EncryptCbc(packed, offset)));
        Expect.Code(6, await rig.Unit.Upload(2, packed, encryption: 1, sent: new byte[17]));
        rig.Clock.Advance(TimeSpan.FromHours(4));
        var file = (await rig.Unit.Download()).Element("fileInfos")!;
        Assert.Equal("1", file.Element("encryptAlgorithm")!.Value);
        var opened = aes.DecryptCbc(Convert.FromBase64String(file.Element("beianInfo")!.Value), offset);
        Assert.Equal(rig.Unit.Hash(opened), file.Element("beianInfoHash")!.Value);
    }
}
