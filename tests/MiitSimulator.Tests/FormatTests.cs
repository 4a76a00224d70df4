using System.Xml;
using System.Xml.Schema;
using DomainWorkers.MiitSimulator.Files;

namespace DomainWorkers.MiitSimulator.Tests;

/// <summary>The format of uploaded files: the table retyped from the specification, element by element, at its boundaries.</summary>
public sealed class FormatTests
{
    public static TheoryData<string, string?, bool> Boundaries
    {
        get
        {
            var data = new TheoryData<string, string?, bool>();
            foreach (var (tag, least, most, required) in new[]
            {
                ("Ym", 4, 255, true), ("Zcsj", 10, 10, true), ("Yxrq", 10, 10, true), ("Zcr_mc", 2, 255, true), ("Zcr_zz", 1, 255, true),
                ("Zcr_txdz", 1, 1000, true), ("Zcr_dzyj", 6, 255, true), ("Zcr_dhhm", 11, 255, true), ("Gly_mz", 2, 255, true), ("Gly_zz", 1, 255, true),
                ("Gly_dz", 1, 1000, true), ("Gly_dzyj", 6, 255, true), ("Gly_dh", 11, 255, true), ("Jfr_mz", 2, 255, false), ("Jfr_zz", 1, 255, false),
                ("Jfr_dz", 1, 1000, false), ("Jfr_dzyj", 6, 255, false), ("Jfr_dh", 11, 255, false), ("Ym_zcs", 1, 500, true), ("Ym_fwq", 4, 255, true),
            })
            {
                data.Add(tag, new string('字', least), true);
                data.Add(tag, new string('1', most), true);
                data.Add(tag, new string('1', least - 1), false);
                data.Add(tag, new string('字', most + 1), false);
                data.Add(tag, null, !required);
            }

            foreach (var tag in new[] { "Zcr_shengid", "Zcr_shiid", "Gly_shengid", "Gly_shiid", "Jfr_shengid", "Jfr_shiid" })
            {
                data.Add(tag, "100000", true);
                data.Add(tag, "99999", false);
                data.Add(tag, "x", false);
                data.Add(tag, "", false);
                data.Add(tag, null, tag.StartsWith("Jfr", StringComparison.Ordinal));
            }

            data.Add("Ymlx", "1", true);
            data.Add("Ymlx", "999", true);
            data.Add("Ymlx", "0", false);
            data.Add("Ymlx", "1000", false);
            data.Add("Ymlx", null, false);
            data.Add("Zcr__shengid", "330000", false);
            data.Add("Zfr_mz", "张三", false);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Boundaries))]
    public void Each_element_has_its_bounds_in_additions_and_modifications(string tag, string? value, bool fits)
    {
        foreach (var xml in new[]
        {
            Samples.File(Samples.Addition(1, changes: (tag, value))),
            Samples.File(modifications: Samples.Modification(1, changes: (tag, value))),
        })
        {
            var (records, refused) = UploadedFile.Read(RawUnit.Gbk.GetBytes(xml), 100001, 1000);
            Assert.Equal(fits, refused is null);
            Assert.Equal(fits ? null : 5001, refused?.Code);
            Assert.Equal(fits ? 1 : 0, records.Count);
            AgreesWithTheSchema(xml, fits);
        }
    }

    [Theory]
    [InlineData("<Scxx><Id>1</Id></Scxx>", true)]
    [InlineData("<Scxx><Ym>a.cn</Ym></Scxx>", true)]
    [InlineData("<Scxx><Id>0</Id></Scxx>", false)]
    [InlineData("<Scxx><Ym>.cn</Ym></Scxx>", false)]
    [InlineData("<Scxx><Id>1</Id><Ym>a.cn</Ym></Scxx>", false)]
    [InlineData("<Scxx/>", false)]
    [InlineData("<Xzxx><Id>1</Id></Xzxx>", false)]
    public void A_deletion_names_an_id_or_a_domain(string record, bool fits)
    {
        var xml = Samples.File(deletions: record);
        Assert.Equal(fits, UploadedFile.Read(RawUnit.Gbk.GetBytes(xml), 100001, 1000).Refused is null);
        AgreesWithTheSchema(xml, fits);
    }

    [Fact]
    public void A_file_is_refused_whole_with_the_code_that_says_why()
    {
        var record = Samples.Addition(1);
        foreach (var (xml, code) in new[]
        {
            (Samples.File(record, version: "V.2.1"), 5004),
            (Samples.File(record, unit: "100002"), 5003),
            (Samples.File(record, unit: "0"), 5001),
            (Samples.File(record).Replace("<Qqdwid>100001</Qqdwid>", "", StringComparison.Ordinal), 5001),
            (Samples.File(record).Replace("YM>", "IP>", StringComparison.Ordinal), 5001),
            (Samples.File(record).Replace("encoding=\"GBK\"", "encoding=\"UTF-8\"", StringComparison.Ordinal), 5001),
            (Samples.File(record).Replace("</YM>", "<Mehr/></YM>", StringComparison.Ordinal), 5001),
            (Samples.File(record) + "x", 5001),
            (Samples.File(record).Replace("<Up", "<!DOCTYPE UploadData [<!ENTITY a 'b'>]><Up", StringComparison.Ordinal), 5001),
            (Samples.File(record + record.Replace("<Ym>", "<Ym>x</Ym><Ym>", StringComparison.Ordinal)), 5001),
            (Samples.File(string.Concat(Enumerable.Range(1, 1001).Select(i => Samples.Addition(i)))), 5001),
        })
        {
            Assert.Equal(code, UploadedFile.Read(RawUnit.Gbk.GetBytes(xml), 100001, 1000).Refused!.Value.Code);
        }

        // A first byte that no second one follows.
        var bytes = RawUnit.Gbk.GetBytes(Samples.File(record));
        bytes[bytes.AsSpan().IndexOf("</Ym>"u8) - 1] = 0x81;
        Assert.Equal(5008, UploadedFile.Read(bytes, 100001, 1000).Refused!.Value.Code);
    }

    /// <summary>Where the ministry's own schema lies beside the repository, it has the same opinion.</summary>
    private static void AgreesWithTheSchema(string xml, bool fits)
    {
        if (SchemaFolder.Upload is not { } schema)
            return;
        var wrong = new List<string>();
        var settings = new XmlReaderSettings { ValidationType = ValidationType.Schema, Schemas = schema };
        settings.ValidationEventHandler += (_, problem) => wrong.Add(problem.Message);
        using var reader = XmlReader.Create(new StringReader(xml), settings);
        while (reader.Read())
        {
        }

        Assert.Equal(fits, wrong.Count == 0);
    }
}
