using DomainWorkers.MiitSync.Adapters.V3;
using DomainWorkers.MiitSync.Domain;

namespace DomainWorkers.MiitSync.Tests.Adapters;

public sealed class UploadDocumentTests
{
    private static readonly ReportParty Person = new("张伟", "张伟", "浙江省杭州市文三路1号<5>&\"6\"", 330000, 330100, "zhang@example.cn", "13800138000");

    private static readonly ReportContent Content = new()
    {
        Domain = "鲜花速递.cn", DomainType = 1, RegisteredOn = new DateOnly(2025, 1, 6), ValidTo = new DateOnly(2026, 1, 6), Registrant = Person,
        Administrator = Person, Registrar = "示例网络有限公司", NameServers = "ns1.example.net;ns2.example.net",
    };

    [Fact]
    public void Every_kind_of_record_fits_table_and_schema()
    {
        var content = UploadDocument.Write(100001,
        [
            new ReportRecord(ReportAction.Delete, null, 9, null),
            new ReportRecord(ReportAction.Add, 1, null, Content),
            new ReportRecord(ReportAction.Modify, null, 7, Content with { Payer = Person }),
            new ReportRecord(ReportAction.Add, 2, null, Content with { Payer = Person }),
        ]);

        Assert.Empty(UploadForm.Problems(content));
        var text = GbkText.Encoding.GetString(content);
        Assert.Contains("<Jfr_mz>张伟</Jfr_mz>", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Zfr_", text, StringComparison.Ordinal);
        Assert.Contains("<SCBA><Scxx><Id>9</Id></Scxx></SCBA><Qqdwid>100001</Qqdwid>", text, StringComparison.Ordinal);
    }

    public static TheoryData<string, string, bool> Boundaries
    {
        get
        {
            var data = new TheoryData<string, string, bool>();
            foreach (var row in FormTable.Data.Where(row => !row.Number && row.Pattern is null && row.Tag != "Ym_zcs" && row.Tag != "Ym_fwq"))
            {
                data.Add(row.Tag, new string('字', (int)row.Least), true);
                data.Add(row.Tag, new string('a', (int)row.Most), true);
                data.Add(row.Tag, new string('a', (int)row.Least - 1), false);
                data.Add(row.Tag, new string('字', (int)row.Most + 1), false);
            }

            return data;
        }
    }

    /// <summary>What our own look lets through fits the table; what it holds back does not.</summary>
    [Theory]
    [MemberData(nameof(Boundaries))]
    public void Our_own_look_and_the_table_agree_at_the_boundaries(string tag, string value, bool fits)
    {
        var party = Person with { Organisation = "x" };
        var content = tag switch
        {
            "Ym" => Content with { Domain = value },
            "Zcr_mc" => Content with { Registrant = party with { Name = value } },
            "Zcr_zz" => Content with { Registrant = party with { Organisation = value } },
            "Zcr_txdz" => Content with { Registrant = party with { Address = value } },
            "Gly_mz" => Content with { Administrator = party with { Name = value } },
            "Gly_zz" => Content with { Administrator = party with { Organisation = value } },
            "Gly_dz" => Content with { Administrator = party with { Address = value } },
            "Jfr_mz" => Content with { Payer = party with { Name = value } },
            "Jfr_zz" => Content with { Payer = party with { Organisation = value } },
            _ => Content with { Payer = party with { Address = value } },
        };
        var record = new ReportRecord(ReportAction.Add, 1, null, content);
        var problems = UploadDocument.Check(record);
        Assert.Equal(fits, problems.Count == 0);
        Assert.All(problems, problem => Assert.Equal(tag, problem.Field));
        Assert.Equal(fits, UploadForm.Problems(UploadDocument.Write(1, [record])).Count == 0);
    }

    [Fact]
    public void The_same_records_make_the_same_bytes()
    {
        var ministry = new V3Ministry(
            new MiitSync.Adapters.MinistryOptions { Address = new Uri("http://127.0.0.1/"), Unit = 1 }, new HttpClient());
        ReportRecord[] records = [new(ReportAction.Add, 1, null, Content)];

        Assert.Equal(ministry.Pack(3, records)!.Hash, ministry.Pack(3, records)!.Hash);
        Assert.Empty(UploadForm.Problems(Packing.Unzip(ministry.Pack(3, records)!.Content, 100_000)));
    }
}
