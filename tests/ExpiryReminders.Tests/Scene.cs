using DomainWorkers.BuildingBlocks.Hosting;
using DomainWorkers.BuildingBlocks.State;
using DomainWorkers.Contracts.Domains;
using DomainWorkers.Contracts.Lifecycle;
using DomainWorkers.Contracts.Registration;
using DomainWorkers.Contracts.Reminders;
using DomainWorkers.ExpiryReminders.State;
using DomainWorkers.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace DomainWorkers.ExpiryReminders.Tests;

/// <summary>A worker with a mail server, phones and one registrant, and the messages that the tests send.</summary>
internal sealed class Scene : IAsyncDisposable
{
    public const string Account = "acme";
    public const string Profile = "p-tea";
    public const string Email = "li.wei@tea.example";

    private Scene(WorkerHarness harness, FakeMailServer mail, FakePhones phones)
    {
        W = harness;
        Mail = mail;
        Phones = phones;
    }

    public WorkerHarness W { get; }

    public FakeMailServer Mail { get; }

    public FakePhones Phones { get; }

    public DateTimeOffset Now => W.Clock.GetUtcNow();

    public static async Task<Scene> Start(IReadOnlyDictionary<string, string?>? settings = null)
    {
        var mail = new FakeMailServer();
        var phones = new FakePhones();
        var harness = await WorkerHarness.Start(new ExpiryRemindersModule(), new HarnessSetup
        {
            Parts = [mail, phones, new Registrants()],
            Settings = settings ?? new Dictionary<string, string?>(),
        });
        await Registrants.Store(harness, Profile, Email);
        return new Scene(harness, mail, phones);
    }

    public async Task Send(object message)
    {
        await W.Send(message);
        await W.Settled();
    }

    /// <summary>Lets business time pass, from one due instant to the next, and whatever falls due happen.</summary>
    public Task PassUntil(string instant) => PassUntil(Given.At(instant));

    public async Task PassUntil(DateTimeOffset end)
    {
        while (Now < end)
        {
            var next = (await W.Services.GetRequiredService<Quiescence>().Rest(CancellationToken.None)).NextBusinessDue;
            W.Clock.Advance((next > Now && next < end ? next.Value : end) - Now);
            await W.Settled();
        }
    }

    /// <summary>A domain id that is different for each letter.</summary>
    public static string DomainId(char letter) => $"d-{new string(letter, 26)}";

    public static DomainRecord Record(
        char letter, string expiresAt = "2026-01-06T01:00:00Z", string? paidUntil = null, long version = 1,
        DomainStatus status = DomainStatus.Registered, string? profile = Profile, string account = Account, string suffix = "cn") => new()
    {
        Id = DomainId(letter),
        Name = $"tea-{letter}.{suffix}",
        UnicodeName = $"tea-{letter}.{suffix}",
        Account = account,
        Status = status,
        RegisteredAt = Given.At("2025-01-06T01:00:00Z"),
        ExpiresAt = Given.At(expiresAt),
        PaidUntil = Given.At(paidUntil ?? expiresAt),
        NameServers = [],
        Holds = [],
        RegistryHold = false,
        ProfileId = profile,
        Version = version,
    };

    public DomainRegistered Registered(char letter, string expiresAt = "2026-01-06T01:00:00Z", string? profile = Profile, string account = Account, string suffix = "cn") =>
        Registered(Record(letter, expiresAt, profile: profile, account: account, suffix: suffix));

    public DomainRegistered Registered(DomainRecord record) =>
        new() { Account = record.Account, OrderId = $"o-{record.Name}", At = Now, Years = 1, Domain = record };

    public DomainRenewed Renewed(char letter, string expiresAt, long version = 2) => new()
    {
        Account = Account,
        OrderId = $"ren-{letter}-{version}",
        At = Now,
        Years = 1,
        PreviousExpiresAt = Given.At(expiresAt).AddYears(-1),
        Domain = Record(letter, expiresAt, version: version),
    };

    public DomainSynchronised Synchronised(DomainRecord record, params string[] changed) =>
        new() { Account = record.Account, At = Now, Changed = changed, Domain = record };

    public DomainDeleted Deleted(char letter, string expiresAt = "2026-01-06T01:00:00Z", long version = 2) => new()
    {
        Account = Account,
        OrderId = $"del-{letter}",
        At = Now,
        Domain = Record(letter, expiresAt, version: version, status: DomainStatus.Redemption),
    };

    public SetAutoRenew AutoRenew(char letter, bool enabled = true, int? years = null, string requestId = "w-1", string account = Account) => new()
    {
        Account = account,
        RequestId = requestId,
        IssuedAt = Now,
        DomainId = DomainId(letter),
        Enabled = enabled,
        Years = years,
    };

    /// <summary>Stages of the sent notices of a domain, in the order in which they went.</summary>
    public IEnumerable<string> SentStages(char letter) =>
        W.Published<NoticeSent>().Where(sent => sent.DomainId == DomainId(letter)).Select(sent => sent.Stage);

    public IEnumerable<string> SkippedStages(char letter) => W.Published<NoticeSkipped>()
        .Where(skipped => skipped.DomainId == DomainId(letter)).Select(skipped => $"{skipped.Stage}: {skipped.Reasons[^1].Code}");

    public async Task<PlanState> Plan(char letter) => Assert.IsType<PlanState>(await W.Find<PlanState>(DomainId(letter)));

    /// <summary>The whole ledger.</summary>
    public async Task<IReadOnlyList<NoticeState>> Ledger() =>
        await W.Services.GetRequiredService<IStateStore<NoticeState>>().Page(null, 1000, CancellationToken.None);

    public ValueTask DisposeAsync() => W.DisposeAsync();
}
