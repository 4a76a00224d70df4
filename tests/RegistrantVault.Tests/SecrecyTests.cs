using System.Text.Json;
using DomainWorkers.BuildingBlocks.State;
using DomainWorkers.RegistrantVault.Access;
using DomainWorkers.RegistrantVault.Blobs;
using DomainWorkers.RegistrantVault.Keys;
using DomainWorkers.RegistrantVault.Registrants;
using DomainWorkers.RegistrantVault.Rights;
using DomainWorkers.RegistrantVault.Secrecy;
using DomainWorkers.RegistrantVault.State;
using DomainWorkers.RegistrantVault.Tests.Rig;
using Microsoft.Extensions.Configuration;
using MongoDB.Bson;
using Serilog;
using Serilog.Core;
using Serilog.Events;
using Serilog.Formatting.Compact;
using static DomainWorkers.RegistrantVault.Tests.Rig.VaultRig;

namespace DomainWorkers.RegistrantVault.Tests;

public sealed class SecrecyTests
{
    private const string Canary = "canary-110101199003078291";

    [Fact]
    public void A_sensitive_value_shows_a_mask()
    {
        Assert.Equal("***", new SensitiveText(Canary).ToString());
        Assert.Equal("***", $"{new Sensitive<byte[]>([1, 2])}");
        Assert.Equal(Canary, new SensitiveText(Canary).Reveal());
        foreach (var text in new object[] { People.Draft(), People.Contact(), People.Identity(), People.Image([1]) }.Select(value => value.ToString()!))
            Assert.All(People.Canaries, canary => Assert.DoesNotContain(canary, text, StringComparison.Ordinal));
    }

    [Fact]
    public void Sensitive_values_are_equal_when_their_contents_are()
    {
        Assert.Equal(new SensitiveText(Canary), new SensitiveText(Canary));
        Assert.Equal(new SensitiveText(Canary).GetHashCode(), new SensitiveText(Canary).GetHashCode());
        Assert.NotEqual(new SensitiveText(Canary), new SensitiveText(Canary + " "));
        Assert.NotEqual(new SensitiveText(Canary), new SensitiveText("canary-110101199003078292"));
        Assert.False(new SensitiveText(Canary).Equals((object?)Canary));
        Assert.Equal(new Sensitive<byte[]>([1, 2]), new Sensitive<byte[]>([1, 2]));
        Assert.NotEqual(new Sensitive<byte[]>([1, 2]), new Sensitive<byte[]>([1, 3]));
    }

    [Fact]
    public void A_sensitive_value_is_neither_written_nor_read_as_json()
    {
        foreach (var value in new object[] { new SensitiveText(Canary), new Sensitive<string>(Canary), People.Contact(), People.Identity(), People.Draft() })
        {
            var refusal = Assert.Throws<NotSupportedException>(() => JsonSerializer.Serialize(value, value.GetType()));
            Assert.DoesNotContain(Canary, refusal.ToString(), StringComparison.Ordinal);
        }
        Assert.Throws<NotSupportedException>(() => JsonSerializer.Deserialize<SensitiveText>("\"x\""));
    }

    [Fact]
    public void A_sensitive_value_does_not_get_into_bson()
    {
        var refused = Record.Exception(() => new { Value = new SensitiveText(Canary) }.ToBson());
        Assert.True(refused is not null || new { Value = new SensitiveText(Canary) }.ToBson().AsSpan().IndexOf("canary"u8) < 0);
    }

    [Fact]
    public void A_log_shows_nothing_however_it_is_asked()
    {
        using var output = new StringWriter();
        var sink = new Sink(output);
        using (var logger = new LoggerConfiguration().MinimumLevel.Verbose().WriteTo.Sink(sink).CreateLogger())
        {
            logger.Information("{Value} {@Value} {$Value}", new SensitiveText(Canary), new SensitiveText(Canary), new SensitiveText(Canary));
            logger.Information("{@Contact} {@Draft} {Draft}", People.Contact(), People.Draft(), People.Draft());
            logger.Information("{@Bytes} {@Text}", new Sensitive<byte[]>([222, 173, 190, 239]), new Sensitive<string>(Canary));
        }
        var text = output.ToString();
        Assert.Equal(3, text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.DoesNotContain("canary", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("222,173", text, StringComparison.Ordinal);
        Assert.All(People.Canaries, canary => Assert.DoesNotContain(canary, text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nothing_that_was_ever_written_holds_a_readable_value()
    {
        var rig = new VaultRig();
        await rig.Put(People.Draft());
        await rig.Review.Registrants.StoreImage(People.Wang, People.Image("image-canary-金丝雀"u8.ToArray()), "i", Token);
        await rig.Review.Blobs.Seal(
            new BlobDraft
            {
                Kind = BlobKind.ReviewEvidence,
                Reference = "code",
                Content = "blob-canary-110101199003078291"u8.ToArray(),
                Subjects = [People.Wang],
                EndsAt = rig.Clock.Now.AddYears(1),
            },
            Token);
        await rig.Put(People.Draft(expected: 1, reference: "change") with { Contact = People.Contact("second.canary@jinsique.example") });
        await rig.Review.Registrants.ReadContact(People.Wang, Purpose.SubjectAccess, "r", Token);
        await rig.Review.Registrants.FindByNumber(new SensitiveText("110101199003078291"), Purpose.FindRegistrant, "f", Token);
        await rig.Review.Rotation.RotateDataKeys(People.Wang, "rot", Token);
        await rig.Review.Registrants.Erase(
            new() { ProfileId = People.Wang, Reason = ErasureReason.SubjectRequest, Actor = "a", Reference = "e" }, Token);

        Assert.NotEmpty(rig.WrittenWith(People.Wang)); // the search finds what is there
        Assert.All(
            [.. People.Canaries.Where(canary => canary != "SFZ"), "image-canary", "blob-canary", "second.canary", "jinsique"],
            canary => Assert.Empty(rig.WrittenWith(canary)));
    }

    [Fact]
    public async Task No_exception_holds_a_value()
    {
        var rig = new VaultRig();
        await rig.Put(People.Draft());
        var bad = new SensitiveText($"{Canary}\n");
        List<Exception> thrown = [];
        foreach (var act in new Func<Task>[]
        {
            () => rig.Review.Registrants.Store(People.Draft("p-2") with { Identity = new() { Kind = new("SFZ"), Number = bad } }, Token),
            () => rig.Review.Registrants.Store(People.Draft("p-2") with { Identity = new() { Kind = bad, Number = new("1") } }, Token),
            () => rig.Review.Registrants.Store(People.Draft("p-2") with { Contact = People.Contact() with { Phone = bad } }, Token),
            () => rig.Review.Registrants.Store(People.Draft("p-2") with { Contact = People.Contact() with { Email = bad } }, Token),
            () => rig.Review.Registrants.Store(
                People.Draft("p-2") with { Contact = People.Contact() with { International = People.Contact().International! with { City = bad } } }, Token),
            () => rig.Review.Registrants.Store(
                People.Draft("p-2") with { Contact = People.Contact() with { Local = People.Contact().Local! with { Country = Canary } } }, Token),
            () => rig.Review.Registrants.Store(People.Draft(Canary + " "), Token),
            () => rig.Review.Registrants.Store(People.Draft("p-2", reference: Canary + " "), Token),
            () => rig.Review.Registrants.ReadContact("nobody", Purpose.ReviewIdentity, "r", Token),
            () => rig.For(VaultWorker.RedemptionDeletion).Registrants.ReadContact(People.Wang, Purpose.ReviewIdentity, "r", Token),
        })
        {
            thrown.Add((await Record.ExceptionAsync(act))!);
        }
        Assert.Equal(10, thrown.Count(exception => exception is InvalidProfileException or VaultReadException or PurposeRefusedException));
        Assert.All(thrown, exception => Assert.DoesNotContain("canary", exception.ToString(), StringComparison.OrdinalIgnoreCase));
        Assert.All(thrown, exception => Assert.Empty(exception.Data));
    }

    [Fact]
    public void No_document_of_the_vault_has_room_for_a_sensitive_value()
    {
        var documents = typeof(RegistrantDocument).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Document))).ToArray();
        Assert.Equal(7, documents.Length);
        Assert.All(documents.SelectMany(type => type.GetProperties()), property =>
            Assert.False(property.PropertyType.FullName!.Contains("Sensitive", StringComparison.Ordinal), property.Name));
    }

    [Fact]
    public void Key_settings_never_come_out_in_an_error()
    {
        var secret = Convert.ToBase64String("0123456789abcdefghij"u8.ToArray());
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([KeyValuePair.Create("Vault:KeyEncryption:MiitSync:Keys:k1", (string?)secret)]).Build();
        var refused = Assert.Throws<VaultKeysException>(() => VaultKeys.Load(configuration, VaultWorker.MiitSync));
        Assert.DoesNotContain(secret, refused.ToString(), StringComparison.Ordinal);
    }

    private sealed class Sink(TextWriter output) : ILogEventSink
    {
        private readonly CompactJsonFormatter _formatter = new();

        public void Emit(LogEvent logEvent) => _formatter.Format(logEvent, output);
    }
}
