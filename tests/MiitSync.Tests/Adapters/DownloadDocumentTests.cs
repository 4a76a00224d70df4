using System.Xml;
using DomainWorkers.MiitSync.Adapters.V3;
using DomainWorkers.MiitSync.Domain;

namespace DomainWorkers.MiitSync.Tests.Adapters;

public sealed class DownloadDocumentTests
{
    [Fact]
    public void Results_may_have_several_codes_and_miss_ids()
    {
        var results = Assert.IsType<DownloadContent.Results>(Read(
            "<YM><BAJG><Jg_xx><Jgxx><Dmms>a</Dmms><Jgdm>3013</Jgdm></Jgxx><Jgxx><Jgdm>3015</Jgdm><Dmms>b</Dmms></Jgxx><Czlx>1</Czlx><IspId>10001</IspId></Jg_xx>"
            + "<Jg_xx><Jgxx><Dmms>c</Dmms><Jgdm>3998</Jgdm></Jgxx><Id>7</Id><Czlx>2</Czlx></Jg_xx></BAJG></YM>"));

        Assert.Equal((ReportAction.Add, null, 10001L), (results.Records[0].Action, results.Records[0].MinistryId, results.Records[0].RecordId!.Value));
        Assert.Equal([3013, 3015], results.Records[0].Codes);
        Assert.Equal((ReportAction.Modify, 7L, null), (results.Records[1].Action, results.Records[1].MinistryId!.Value, results.Records[1].RecordId));
    }

    [Fact]
    public void Code_tables_leave_out_what_is_no_longer_valid()
    {
        var tables = Assert.IsType<DownloadContent.Codes>(Read(
            "<JCDM><Jcdm_xx><Qy_dms><Qy_xx><Id>330000</Id><Mc>浙江省</Mc><Sfyx>1</Sfyx></Qy_xx><Qy_xx><Id>330100</Id><Mc>杭州市</Mc><Lx>2</Lx><Sfyx>1</Sfyx></Qy_xx></Qy_dms>"
            + "<Ymlx_dms><Ymlx><Id>1</Id><Mc>.cn</Mc><Sfyx>1</Sfyx></Ymlx><Ymlx><Id>2</Id><Mc>.com</Mc><Sfyx>0</Sfyx></Ymlx></Ymlx_dms></Jcdm_xx></JCDM>")).Tables;

        Assert.Equal(1, tables.TypeOf("a.cn", "a.cn"));
        Assert.Null(tables.TypeOf("a.com", "a.com"));
        Assert.Equal((330000L, 330100L), tables.RegionOf("浙江", "杭州"));
    }

    [Fact]
    public void What_concerns_others_is_left_alone()
    {
        Assert.Equal("ICP", Assert.IsType<DownloadContent.Other>(Read("<ICP><BAXX/></ICP>")).Kind);
        Assert.Equal("JCDM", Assert.IsType<DownloadContent.Other>(Read("<JCDM><Bbdwlb/></JCDM>")).Kind);
        var known = Assert.IsType<DownloadContent.Synchronisation>(Read("<SJTB><YM><Ymxx><Id>5</Id><IspId>20001</IspId><Ym>a.cn</Ym></Ymxx></YM></SJTB>"));
        Assert.Equal(new KnownRecord(5, 20001, "a.cn"), Assert.Single(known.Records));
    }

    [Theory]
    [InlineData("<YM><BAJG><Jg_xx><Jgxx><Jgdm>x</Jgdm></Jgxx><Czlx>1</Czlx></Jg_xx></BAJG></YM>")]
    [InlineData("<YM><BAJG><Jg_xx><Jgxx><Jgdm>3998</Jgdm></Jgxx><Czlx>4</Czlx></Jg_xx></BAJG></YM>")]
    [InlineData("<SJTB><YM><Ymxx><Ym>a.cn</Ym></Ymxx></YM></SJTB>")]
    [InlineData("")]
    public void What_cannot_be_meant_is_no_file(string part) => Assert.Throws<InvalidDataException>(() => Read(part));

    [Fact]
    public void A_document_type_is_not_read() => Assert.Throws<XmlException>(() =>
        DownloadDocument.Read("<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><DownloadData version=\"V.3.0\"><YM/></DownloadData>"u8.ToArray()));

    private static DownloadContent Read(string part) =>
        DownloadDocument.Read(GbkText.Encoding.GetBytes($"<?xml version=\"1.0\" encoding=\"GBK\"?><DownloadData version=\"V.3.0\">{part}</DownloadData>"));
}
