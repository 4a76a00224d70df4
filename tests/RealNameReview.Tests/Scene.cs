using DomainWorkers.BuildingBlocks.Sweeps;
using DomainWorkers.Contracts.Contacts;
using DomainWorkers.Contracts.Domains;
using DomainWorkers.Contracts.RealName;
using DomainWorkers.Contracts.Registration;
using DomainWorkers.RealNameReview.State;
using DomainWorkers.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace DomainWorkers.RealNameReview.Tests;

/// <summary>A worker with a provider and a place for files, and the messages that the tests send.</summary>
internal sealed class Scene : IAsyncDisposable
{
    public const string Account = "acme";
    public const string Profile = "p-tea";
    private int _requests;

    private Scene(WorkerHarness harness, FakeProvider provider, FakeFiles files)
    {
        W = harness;
        Provider = provider;
        Files = files;
    }

    public WorkerHarness W { get; }

    public FakeProvider Provider { get; }

    public FakeFiles Files { get; }

    public DateTimeOffset Now => W.Clock.GetUtcNow();

    public static async Task<Scene> Start(HarnessSetup? setup = null, FakeProvider? provider = null, FakeFiles? files = null, Keys? keys = null)
    {
        provider ??= new FakeProvider();
        files ??= new FakeFiles();
        var start = setup ?? new HarnessSetup();
        var harness = await WorkerHarness.Start(
            new RealNameReviewModule(), start with { Parts = [provider, files, keys ?? new Keys(), .. start.Parts] });
        return new Scene(harness, provider, files);
    }

    public string NextId(string kind) => $"{kind}-{++_requests}";

    public async Task Send(object message)
    {
        await W.Send(message);
        await W.Settled();
    }

    /// <summary>Runs every sweep once, as the schedule does: what only a queue outside knows is found by looking.</summary>
    public async Task Sweep()
    {
        await W.Services.GetRequiredService<SweepRound>().Run(CancellationToken.None);
        await W.Settled();
    }

    /// <summary>Lets business time pass and whatever falls due happen, at each due instant in turn.</summary>
    public async Task Pass(TimeSpan span)
    {
        var end = Now + span;
        for (var step = TimeSpan.FromHours(12); Now < end; await W.Settled())
            W.Clock.Advance(step < end - Now ? step : end - Now);
    }

    public CreateProfile Create(
        object? content = null, string profile = Profile, ProfileForm form = ProfileForm.Cnnic, string? requestId = null, string account = Account, bool makeDefault = false)
    {
        var id = requestId ?? NextId("create");
        return new CreateProfile
        {
            Account = account,
            RequestId = id,
            IssuedAt = Now,
            ProfileId = profile,
            Form = form,
            MakeDefault = makeDefault,
            Sealed = Keys.Seal(account, profile, id, content ?? People.Person()),
        };
    }

    public ChangeProfile Change(object content, long version, string profile = Profile, string? requestId = null)
    {
        var id = requestId ?? NextId("change");
        return new ChangeProfile
        {
            Account = Account,
            RequestId = id,
            IssuedAt = Now,
            ProfileId = profile,
            ProfileVersion = version,
            Sealed = Keys.Seal(Account, profile, id, content),
        };
    }

    public SubmitMaterial Material(
        string profile = Profile, MaterialPurpose purpose = MaterialPurpose.RealName, string? domainName = null, string? domainId = null,
        object? certificate = null, string? requestId = null, string account = Account, params string[] slots)
    {
        var id = requestId ?? NextId("material");
        return new SubmitMaterial
        {
            Account = account,
            RequestId = id,
            IssuedAt = Now,
            ProfileId = profile,
            Purpose = purpose,
            DomainName = domainName,
            DomainId = domainId,
            Files = [.. (slots is [] ? ["document-front"] : slots).Select(slot => Files.Lay(slot, $"{id}/{slot}"))],
            Sealed = certificate is null ? null : Keys.Seal(account, profile, id, certificate),
        };
    }

    public RequestReview Review(string profile = Profile, string? requestId = null) =>
        new() { Account = Account, RequestId = requestId ?? NextId("review"), IssuedAt = Now, ProfileId = profile };

    public DecideReview Decide(string reviewId, bool approve, string actor = "reviewer-1", ReviewFailure? failure = null, string? requestId = null, string account = Account) => new()
    {
        Account = account,
        RequestId = requestId ?? NextId("decide"),
        IssuedAt = Now,
        Actor = actor,
        ReviewId = reviewId,
        Approve = approve,
        Failure = failure,
    };

    /// <summary>Creates a profile, hands in its image and waits for the review.</summary>
    public async Task Reviewed(object? content = null, string profile = Profile, ProfileForm form = ProfileForm.Cnnic, string account = Account)
    {
        await Send(Create(content, profile, form, account: account));
        Assert.Contains(W.Published<ProfileCreated>(), created => created.ProfileId == profile);
        var isPerson = content is not Dictionary<string, object?> fields || (string?)fields["kind"] == "individual";
        await Send(Material(profile, account: account, slots: [isPerson ? "document-front" : "organisation-document"]));
    }

    /// <summary>A domain id that is different for each letter.</summary>
    public static string DomainId(char letter) => $"d-{new string(letter, 26)}";

    public DomainRecord Record(
        char letter, string? profile = Profile, long version = 1, DomainStatus status = DomainStatus.Registered, string account = Account,
        string? name = null, VerificationState? codes = null, bool registryHold = false) => new()
        {
            Id = DomainId(letter),
            Name = name ?? $"{letter}-tea.cn",
            UnicodeName = name ?? $"{letter}-tea.cn",
            Account = account,
            Status = status,
            RegisteredAt = Now,
            NameServers = [],
            Holds = [],
            RegistryHold = registryHold,
            ProfileId = profile,
            Verification = codes,
            Version = version,
        };

    public DomainRegistered Registered(char letter, string? profile = Profile, string account = Account, string? name = null, VerificationState? codes = null) => new()
    {
        Account = account,
        OrderId = $"o-{letter}",
        At = Now,
        Years = 1,
        Domain = Record(letter, profile, account: account, name: name, codes: codes),
    };

    public RegistrantChanged HolderChanged(char letter, string profile, long version, VerificationState? codes = null, string? name = null) => new()
    {
        Account = Account,
        OrderId = $"h-{letter}",
        At = Now,
        PreviousProfileId = Profile,
        Domain = Record(letter, profile, version, codes: codes, name: name),
    };

    public VerificationState Missing(params string[] types) => new()
    {
        Status = VerificationStatus.PendingCompliance,
        Missing = [.. types.Select(type => new MissingCode { Type = type, DueAt = Now.AddDays(5) })],
        Attached = [],
    };

    public async Task<ProfileState> State(string profile = Profile, string account = Account) =>
        Assert.IsType<ProfileState>(await W.Find<ProfileState>(ProfileState.IdOf(account, profile)));

    public async Task<DomainState> Domain(char letter) => Assert.IsType<DomainState>(await W.Find<DomainState>(DomainId(letter)));

    public ValueTask DisposeAsync() => W.DisposeAsync();
}
