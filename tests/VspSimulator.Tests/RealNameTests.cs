namespace DomainWorkers.VspSimulator.Tests;

public sealed class RealNameTests
{
    public static TheoryData<string, string> Flaws => new()
    {
        { Frames.Person("张三", "110101190001010001"), "The number is not valid for its proof type." },
        { Frames.Person("张三", "11010519900101003X"), "The number is not valid for its proof type." },
        { Frames.Person("张三", Numbers.Citizen(100, "19900230")), "The number is not valid for its proof type." },
        { Frames.Person("张三", "123"), "The number is not valid for its proof type." },
        { Frames.Organisation("示例公司", "91310115591693856X"), "The number is not valid for its proof type." },
        { Frames.Person("张三", Numbers.Citizen(100), "poe"), "The proof type does not fit the role." },
        { Frames.Organisation("示例公司", Numbers.CreditCode(123), "poc"), "The proof type does not fit the role." },
        { Frames.Person("张三", Numbers.Citizen(100), documents: ""), "A proof document is missing." },
        { Frames.Person("张三", Numbers.Citizen(100), documents: Frames.Document("jpg", [1, 2, 3])), "A document is not readable as its file type." },
        { Frames.Person("张三", Numbers.Citizen(100), documents: Frames.Jpeg() + Frames.Document("pdf", [0xFF, 0xD8, 0xFF])), "A document is not readable as its file type." },
        { Frames.Person("张三", Numbers.Citizen(100), documents: Frames.Jpeg(3000)), "A document is too large." },
        { Frames.Person("张三", Numbers.Citizen(991)), "The name and the number do not match." },
        { Frames.Person("张必拒", Numbers.Citizen(100)), "The name and the number do not match." },
        { Frames.Organisation("Refused Trading", Numbers.CreditCode(123)), "The name and the number do not match." },
        { Frames.Organisation("示例公司", Numbers.CreditCode(991)), "The name and the number do not match." },
        { Frames.Person("张三", Numbers.Citizen(993)), "The number is not in the identity database." },
    };

    public static TheoryData<string> Good => new()
    {
        Frames.Person("张三", Numbers.Citizen(100)),
        Frames.Person("张三", Numbers.Citizen(100).Replace('X', 'x')),
        Frames.Person("张三", "360426199101010071"), Frames.Person("张三", "44011320141005001X"), Frames.Person("张三", "110101190001010006"),
        Frames.Person("John Smith", "E12345678", "poot", Frames.Pdf()),
        Frames.Person("张三", Numbers.Citizen(100), documents: Frames.Jpeg() + Frames.Jpeg() + Frames.Pdf()),
        Frames.Organisation("示例公司", Numbers.CreditCode(123)),
        Frames.Organisation("示例公司", "91110000600037341L"), Frames.Organisation("示例公司", "91330100799655058B"),
        Frames.Organisation("旧公司", "110000012345678"),
        Frames.Organisation("Foreign Ltd", "0", "poot"),
    };

    [Theory]
    [MemberData(nameof(Good))]
    public async Task A_person_or_organisation_gets_a_code(string frame)
    {
        await using var rig = await Rig.Create();
        using var client = await rig.Registrar();

        var reply = await client.Send(frame);

        Assert.True(reply.Has("success"), $"{reply}");
        Assert.Equal("real-name", reply.Attribute("code", "type"));
        Assert.Equal((reply.Text("code"), "real-name"), (SignedCode.In(reply).Code, SignedCode.In(reply).Type));
    }

    [Theory]
    [MemberData(nameof(Flaws))]
    public async Task What_does_not_prove_itself_gets_a_reason_and_no_code(string frame, string message)
    {
        await using var rig = await Rig.Create(o => o with { MaxDocument = 2000 });
        using var client = await rig.Registrar();

        var reply = await client.Send(frame);

        Assert.Equal((1000, message), (reply.Code, reply.Text("msg", under: "failed")));
        Assert.False(reply.Has("code"));
    }

    [Fact]
    public async Task Documents_may_be_optional()
    {
        await using var rig = await Rig.Create(o => o with { DocumentsRequired = false });
        using var client = await rig.Registrar();

        Assert.True((await client.Send(Frames.Person("张三", Numbers.Citizen(100), documents: ""))).Has("success"));
    }

    [Fact]
    public async Task A_refused_person_may_come_again()
    {
        await using var rig = await Rig.Create();
        using var client = await rig.Registrar();
        var number = Numbers.Citizen(992);

        var first = await client.Send(Frames.Person("张三", number));
        var second = await client.Send(Frames.Person("张三", number, documents: Frames.Pdf()));

        Assert.Equal("A document is not readable as its file type.", first.Text("msg", under: "failed"));
        Assert.True(second.Has("success"));
        Assert.Equal(0, rig.Server.Ledger.DoubleSubmissions);
        Assert.Equal(2, rig.Server.Ledger.Submitted(rig.Server.Subject("person", "张三", number)).Count);
    }

    [Fact]
    public async Task A_new_card_is_known_ten_days_after_it_was_first_seen()
    {
        await using var rig = await Rig.Create();
        using var client = await rig.Registrar();
        var card = Frames.Person("张新证", Numbers.Citizen(100));

        Assert.True((await client.Send(card)).Has("failed"));
        rig.Pass(TimeSpan.FromDays(9.9));
        Assert.True((await client.Send(card)).Has("failed"));
        rig.Pass(TimeSpan.FromDays(0.1));
        Assert.True((await client.Send(card)).Has("success"));
    }

    [Theory]
    [InlineData(994, "compliant")]
    [InlineData(995, "nonCompliant")]
    public async Task Marked_numbers_wait_and_are_then_decided(int mark, string status)
    {
        await using var rig = await Rig.Create();
        using var client = await rig.Registrar();

        foreach (var frame in new[] { Frames.Person("张三", Numbers.Citizen(mark)), Frames.Organisation("示例公司", Numbers.CreditCode(mark)) })
        {
            var reply = await client.Send(frame);
            Assert.Equal(1001, reply.Code);
            Assert.Equal(["pendingCompliant"], reply.Statuses);
            rig.Pass(TimeSpan.FromHours(1));
            Assert.Equal([status], (await client.Send(Frames.Info(reply.Text("code")!))).Statuses);
        }
    }
}
