using System.Text;
using CsCheck;
using DomainWorkers.Epp.Tests.Peer;

namespace DomainWorkers.Epp.Tests;

public sealed class CommandPropertyTests
{
    private static readonly string[] Words =
        ["", " ", "a", "abc", " abc", "abc ", "a  b", "a b", "]]>", "&amp;", "张三", "𠮷𠮷", "a\u00a0b", "\u2028", "+86.138", "CN", "中国"];

    // What breaks XML, tokens and lengths: markup, blanks, controls, astral characters, halves of them, and plain text.
    private static readonly Gen<string> Nasty = Gen.OneOf(
        Gen.String[Gen.Char["ab-.19"], 0, 300],
        Gen.String[Gen.Char["a <>&'\"]\t\r\n中\u0001\ud83d\udca9\ufffe"], 0, 40],
        Gen.Int[0, Words.Length - 1].Select(index => Words[index]),
        Gen.String[Gen.Char["𠮷a"], 0, 300]);

    private static readonly Gen<int> Number = Gen.Frequency((4, Gen.Const(1)), (1, Gen.OneOf(Gen.Int[-2, 120], Gen.Int)));

    [Fact]
    public void What_is_written_validates_or_is_refused_whatever_the_values_of_a_domain_are()
    {
        var written = 0;
        Gen.Select(Or("example.cn"), Or("jd1234"), Or("ns1.example.cn"), Number, Or("2fooBAR"), Or("ABC-12345")).Sample(
            (name, registrant, host, years, secret, transaction) => AssertSound(
                new DomainCreate
                {
                    Name = name,
                    PeriodYears = years,
                    Registrant = registrant,
                    Contacts = [DomainContact.Admin(registrant)],
                    NameServers = [EppNameServer.HostObject(host)],
                    AuthInfo = EppAuthInfo.Password(secret),
                },
                transaction,
                ref written),
            iter: 2000,
            threads: 1);
        Gen.Select(Or("Text."), Or("2fooBAR"), Or("ns1.example.cn"), Or("jd1234")).Sample(
            (text, status, host, registrant) => AssertSound(
                new DomainUpdate("example.cn")
                {
                    Add = new DomainChanges { Statuses = [new EppStatus("clientHold", text, null)], NameServers = [EppNameServer.HostAttribute(host)] },
                    Change = new DomainReplacement { Registrant = registrant, AuthInfo = EppAuthInfo.Password(status) },
                },
                "ABC-12345",
                ref written),
            iter: 2000,
            threads: 1);

        AssertEnough(written);
    }

    [Fact]
    public void What_is_written_validates_or_is_refused_whatever_the_values_of_a_person_are()
    {
        var written = 0;
        Gen.Select(Or("Zhang San"), Or("4, South 4 Street"), Or("100190"), Or("a@example.cn"), Gen.Bool).Sample(
            (name, street, code, email, international) => AssertSound(
                new ContactCreate
                {
                    Id = "sh8013",
                    Email = email,
                    PostalInfos =
                    [
                        new PostalInfo(international ? PostalInfoType.International : PostalInfoType.Localized)
                        {
                            Name = name,
                            Organization = street,
                            Address = new PostalAddress(name, "CN") { Streets = [street], Province = street, PostalCode = code },
                        },
                    ],
                },
                "ABC-12345",
                ref written),
            iter: 3000,
            threads: 1);
        Gen.Select(Or("1234"), Or("SFZ"), Or("purveyor"), Or("+86.13811939493")).Sample(
            (number, kind, purveyor, mobile) => AssertSound(
                new ContactUpdate("sh8013")
                {
                    Change = new ContactReplacement { Voice = new EppPhone(mobile, number) },
                    Extensions = [new CnnicContactUpdate { Identity = new CnnicIdentity(kind, number), Purveyor = purveyor, Mobile = mobile }],
                },
                "ABC-12345",
                ref written),
            iter: 2000,
            threads: 1);
        Gen.Select(Or("49FD46E6C4B45C55D4AC"), Or("AQPJ////4Q=="), Number, Number, Number).Sample(
            (digest, key, tag, algorithm, life) => AssertSound(
                new DomainUpdate("example.cn")
                {
                    Extensions =
                    [
                        new SecDnsUpdate
                        {
                            Add = new SecDnsRecords { Ds = [new DsRecord(tag, algorithm, 2, digest, new DnsKey(257, 3, 13, key))] },
                            MaxSignatureLife = life,
                        },
                    ],
                },
                "ABC-12345",
                ref written),
            iter: 2000,
            threads: 1);

        AssertEnough(written);
    }

    [Fact]
    public void Any_bytes_at_all_are_read_or_refused_as_unreadable()
    {
        var valid = Encoding.UTF8.GetBytes(Frames.Text("rfc5731-info"));
        Gen.Select(Gen.Int[0, valid.Length - 1], Gen.Byte, Gen.Int[0, valid.Length]).Sample(
            (at, octet, length) =>
            {
                var frame = valid[..length];
                if (at < length)
                {
                    frame[at] = octet;
                }

                try
                {
                    EppResponseReader.Read(frame, new DomainInfo("example.com"), EppVocabulary.Standard);
                }
                catch (FormatException)
                {
                    // The one allowed failure.
                }
            },
            iter: 5000,
            threads: 1);
    }

    private static Gen<string> Or(string good) => Gen.Frequency((4, Gen.Const(good)), (1, Nasty));

    // A generator whose samples are all refused, or all accepted, would prove nothing.
    private static void AssertEnough(int written) => Assert.InRange(written, 500, 8500);

    private static void AssertSound(EppCommand command, string clientTransactionId, ref int written)
    {
        byte[] frame;
        try
        {
            frame = EppFrameText.Command(command, clientTransactionId);
        }
        catch (EppInvalidCommandException)
        {
            return;
        }

        Schemas.AssertValid(Encoding.UTF8.GetString(frame));
        written++;
    }
}
