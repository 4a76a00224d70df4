using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using DomainWorkers.BuildingBlocks.Messaging.Parking;
using DomainWorkers.BuildingBlocks.State;
using DomainWorkers.Contracts.RealName;
using DomainWorkers.RealNameReview.Adapters;
using DomainWorkers.RealNameReview.State;
using DomainWorkers.RegistrantVault.State;
using DomainWorkers.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using MongoDB.Bson;

namespace DomainWorkers.RealNameReview.Tests;

/// <summary>
/// Marked names, numbers, phones, addresses, images and links go through every command, at the most verbose level and with things going
/// wrong; afterwards they stand in no log, message, trace, parked body or document, the vault's raw documents included.
/// </summary>
public sealed class CanaryTests
{
    private const string Mark = "canaryqzx";
    private const string Number = "110101190001019999";

    [Fact]
    public async Task Nothing_that_identifies_a_person_leaves_the_vault()
    {
        var log = new Verbose();
        var traces = new ConcurrentQueue<string>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = _ => true,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity => traces.Enqueue($"{activity.DisplayName} {string.Join(' ', activity.TagObjects)} {string.Join(' ', activity.Baggage)}"),
        };
        ActivitySource.AddActivityListener(listener);
        await using var scene = await Scene.Start(new HarnessSetup { Parts = [log] });

        await Everything(scene);

        // The marks did pass: else a clean result would prove nothing.
        Assert.Contains(scene.Provider.Submitted.OfType<VerificationRequest.RealName>(), request => request.Name.Reveal().Contains("金丝雀", StringComparison.Ordinal));
        Assert.Contains(scene.Files.Fetched, link => link.Contains(Mark, StringComparison.Ordinal));
        string[] secrets = [Mark, "金丝雀", PersonNumber, Number, "1397770000", "91110000600037341L", Convert.ToBase64String(Encoding.UTF8.GetBytes("金丝雀"))];
        var places = await Places(scene, log, traces);
        Assert.True(places.Count > 500, $"Only {places.Count} places were searched.");
        foreach (var (where, text) in places)
        {
            foreach (var secret in secrets)
                Assert.False(text.Contains(secret, StringComparison.OrdinalIgnoreCase), $"{secret} was found in {where}: {text}");
        }
    }

    private const string PersonNumber = "110101190001010014";

    private static async Task Everything(Scene scene)
    {
        await scene.Send(scene.Create(Person()));
        // A number that fails, fields that fail: the refusal names neither.
        await scene.Send(scene.Create(Person(Number), profile: "p-wrong"));
        await scene.Send(scene.Create(new Dictionary<string, object?> { [Mark] = Mark }, profile: "p-odd"));
        await scene.Send(scene.Material() with { Files = [Marked(scene, "document-front")] });
        await scene.Send(scene.Change(Person(phone: "+86.13977700002"), 1));
        scene.Provider.Next(Mishap.Throw, Mishap.LoseAnswer);
        await scene.Send(scene.Change(Person(name: "金丝雀二"), 2));
        await scene.Send(scene.Review());
        await scene.W.AdvanceMachine(TimeSpan.FromMinutes(15));
        scene.Provider.Refuses.Add("金丝雀有限公司");
        await scene.Reviewed(People.Organisation("金丝雀有限公司"), "p-company");
        await scene.Send(scene.Material(
            "p-company", MaterialPurpose.Qualification, "茶.商标", certificate: new { owner = "金丝雀有限公司" }, slots: ["trademark-certificate"]));
        foreach (var review in scene.W.Published<ReviewReferred>().ToList())
            await scene.Send(scene.Decide(review.ReviewId, approve: true));
        await scene.Send(scene.Registered('a'));
        await scene.Send(new AskEligibility { Account = Scene.Account, RequestId = "q", IssuedAt = scene.Now, ProfileId = Scene.Profile, DomainName = "茶.网址" });
        await scene.Send(new OpenEnhancedVerification
        {
            Account = Scene.Account,
            RequestId = "e",
            IssuedAt = scene.Now,
            DomainId = Scene.DomainId('a'),
            CaseReference = "case-1",
            NoticedAt = scene.Now,
            DisposedAt = scene.Now,
        });
        await scene.Send(scene.Material(purpose: MaterialPurpose.EnhancedVerification, domainId: Scene.DomainId('a'), slots: ["statement"]));
        await scene.Pass(TimeSpan.FromDays(25));
        // Somebody sends the person itself, where a sealed content is asked for.
        await scene.W.SendRaw("dw.create-profile", Encoding.UTF8.GetBytes(
            $$"""{"account":"acme","requestId":"r-3","issuedAt":"2025-01-06T09:00:00+08:00","profileId":"p-x","form":"general","sealed":"{{Mark}} 金丝雀 {{PersonNumber}}"}"""), routingKey: Scene.Account);
        await scene.W.Settled();
        Assert.NotEmpty(scene.W.Published<Contracts.Messaging.MessageRejected>());
        await scene.Send(new ListProfiles { Account = Scene.Account, RequestId = "l", IssuedAt = scene.Now });
        await scene.Send(new DeleteProfile { Account = Scene.Account, RequestId = "x", IssuedAt = scene.Now, ProfileId = "p-company", Cause = ErasureCause.SubjectRequest });
        Assert.Single(scene.W.Published<ProfileDeleted>());
    }

    private static Dictionary<string, object?> Person(string number = PersonNumber, string name = "金丝雀", string phone = "+86.13977700001")
    {
        var person = People.Person(name, number, phone: phone, email: $"{Mark}@tea.example");
        var postal = People.Postal(name, null);
        postal["street"] = new[] { $"{Mark}路1号" };
        postal["city"] = $"{Mark}市";
        person["local"] = postal;
        return person;
    }

    private static MaterialFile Marked(Scene scene, string slot) => scene.Files.Lay($"{slot}?signature={Mark}", $"{Mark} image") with { Slot = slot };

    private static async Task<List<(string Where, string Text)>> Places(Scene scene, Verbose log, IEnumerable<string> traces)
    {
        List<(string, string)> places = [.. log.Lines.Select(line => ("the log", line)), .. traces.Select(trace => ("a trace", trace))];
        places.AddRange(scene.W.Deliveries.Select(message => (message.Exchange, message.Json)));
        await Add<OperationState>();
        await Add<ProfileState>();
        await Add<AccountState>();
        await Add<ProfileDomain>();
        await Add<ReviewState>();
        await Add<MatterState>();
        await Add<SubmissionState>();
        await Add<ProviderLink>();
        await Add<MaterialState>();
        await Add<DomainState>();
        await Add<CaseState>();
        await Add<ProfileCase>();
        await Add<RetentionState>();
        Assert.NotEmpty(log.Lines);
        foreach (var store in scene.W.Services.GetServices<IStateStore<ParkedMessage>>())
            places.AddRange((await store.Page(null, 1000, CancellationToken.None)).Select(document => ("parked", Encoding.UTF8.GetString(document.ToBson()))));
        var vault = scene.W.Services.GetRequiredService<VaultStores>();
        foreach (var document in await vault.Registrants.Page(null, 1000, CancellationToken.None))
            places.Add(("the vault's registrants", Encoding.UTF8.GetString(document.ToBson())));
        foreach (var document in await vault.Access.Page(null, 10_000, CancellationToken.None))
            places.Add(("the vault's access log", Encoding.UTF8.GetString(document.ToBson())));
        foreach (var document in await vault.BlobParts.Page(null, 1000, CancellationToken.None))
            places.Add(("the vault's blobs", Encoding.UTF8.GetString(document.ToBson())));
        return places;

        async Task Add<TState>()
            where TState : Document
        {
            var page = await scene.W.Services.GetRequiredService<IStateStore<TState>>().Page(null, 1000, CancellationToken.None);
            // The very bytes that the driver would send; texts and bodies within stand there as they are.
            places.AddRange(page.Select(document => (typeof(TState).Name, Encoding.UTF8.GetString(document.ToBson()))));
        }
    }

    /// <summary>Hears every level of every category.</summary>
    private sealed class Verbose : IHarnessPart, ILoggerProvider
    {
        private readonly ConcurrentQueue<string> _lines = new();

        public IReadOnlyList<string> Lines => [.. _lines];

        public IEnumerable<KeyValuePair<string, string?>> Settings => [];

        public void Register(IServiceCollection services, ProcessLife life) =>
            services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(this));

        public ILogger CreateLogger(string categoryName) => new Line(_lines);

        public void Dispose()
        {
        }

        private sealed class Line(ConcurrentQueue<string> lines) : ILogger
        {
            public IDisposable? BeginScope<TState>(TState state)
                where TState : notnull
            {
                lines.Enqueue($"{state}");
                return null;
            }

            public bool IsEnabled(LogLevel logLevel) => true;

            public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
                lines.Enqueue($"{formatter(state, exception)} {exception}");
        }
    }
}
