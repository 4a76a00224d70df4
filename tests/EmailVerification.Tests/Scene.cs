using DomainWorkers.Contracts.Domains;
using DomainWorkers.Contracts.EmailVerification;
using DomainWorkers.Contracts.Registration;
using DomainWorkers.EmailVerification.State;
using DomainWorkers.TestKit;

namespace DomainWorkers.EmailVerification.Tests;

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

    public static async Task<Scene> Start(IReadOnlyDictionary<string, string?>? settings = null)
    {
        var mail = new FakeMailServer();
        var phones = new FakePhones();
        var harness = await WorkerHarness.Start(new EmailVerificationModule(), new HarnessSetup
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

    /// <summary>Lets business time pass and whatever falls due happen, at each due instant in turn.</summary>
    public async Task Pass(TimeSpan span)
    {
        var end = W.Clock.GetUtcNow() + span;
        for (var hour = TimeSpan.FromHours(6); W.Clock.GetUtcNow() < end; await W.Settled())
            W.Clock.Advance(hour < end - W.Clock.GetUtcNow() ? hour : end - W.Clock.GetUtcNow());
    }

    public RequestEmailVerification Request(string requestId = "r-1", string profile = Profile, string account = Account) => new()
    {
        Account = account,
        RequestId = requestId,
        IssuedAt = W.Clock.GetUtcNow(),
        ProfileId = profile,
    };

    public ResendEmailVerification Resend(string addressId, string requestId = "s-1") => new()
    {
        Account = Account,
        RequestId = requestId,
        IssuedAt = W.Clock.GetUtcNow(),
        AddressId = addressId,
    };

    public ConfirmEmail Confirm(string addressId, string token, string requestId = "c-1", string account = Account) => new()
    {
        Account = account,
        RequestId = requestId,
        IssuedAt = W.Clock.GetUtcNow(),
        AddressId = addressId,
        Token = token,
    };

    public ReportBounce Bounce(string messageId, BounceKind kind = BounceKind.Permanent, string requestId = "b-1") => new()
    {
        Account = Account,
        RequestId = requestId,
        IssuedAt = W.Clock.GetUtcNow(),
        Kind = kind,
        MessageId = messageId,
        StatusCode = "5.1.1",
    };

    /// <summary>A domain id that is different for each letter.</summary>
    public static string DomainId(char letter) => $"d-{new string(letter, 26)}";

    public DomainRecord Record(char letter, string? profile = Profile, long version = 1, DomainStatus status = DomainStatus.Registered, string account = Account) => new()
    {
        Id = DomainId(letter),
        Name = $"xn--{letter}-tea.cn",
        UnicodeName = $"茶{letter}.cn",
        Account = account,
        Status = status,
        RegisteredAt = W.Clock.GetUtcNow(),
        NameServers = [],
        Holds = [],
        RegistryHold = false,
        ProfileId = profile,
        Version = version,
    };

    public DomainRegistered Registered(char letter, string? profile = Profile, string account = Account) => new()
    {
        Account = account,
        OrderId = $"o-{letter}",
        At = W.Clock.GetUtcNow(),
        Years = 1,
        Domain = Record(letter, profile, account: account),
    };

    /// <summary>Asks for a mail, reads it, confirms, and says which address it is.</summary>
    public async Task<string> Verified(string profile = Profile)
    {
        await Send(Request($"v-{profile}", profile));
        var address = W.Published<EmailVerificationAccepted>().Last(accepted => accepted.RequestId == $"v-{profile}").AddressId;
        await Send(Confirm(address, Mail.Last.Token, $"v-{profile}"));
        Assert.Contains(W.Published<EmailVerified>(), verified => verified.AddressId == address);
        return address;
    }

    public async Task<AddressState> Address(string addressId) => Assert.IsType<AddressState>(await W.Find<AddressState>($"{Account}/{addressId}"));

    public async Task<DomainState> Domain(char letter) => Assert.IsType<DomainState>(await W.Find<DomainState>(DomainId(letter)));

    public ValueTask DisposeAsync() => W.DisposeAsync();
}
