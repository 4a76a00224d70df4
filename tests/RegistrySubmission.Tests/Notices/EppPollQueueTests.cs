using DomainWorkers.Epp;
using DomainWorkers.EppServing;
using DomainWorkers.RegistrySimulator;
using DomainWorkers.RegistrySubmission.Adapters;
using DomainWorkers.RegistrySubmission.Domain;
using Microsoft.Extensions.Logging.Abstractions;

namespace DomainWorkers.RegistrySubmission.Tests.Notices;

/// <summary>The queue of a real EPP server on the loopback interface.</summary>
public sealed class EppPollQueueTests : IAsyncLifetime
{
    private const string Name = "example.cn";
    private readonly SimulatedClock _clock = new(new DateTimeOffset(2025, 1, 6, 1, 0, 0, TimeSpan.Zero));
    private RegistryServer _server = null!;
    private EppSessionPool _ours = null!;
    private EppSessionPool _rival = null!;
    private EppPollQueue _queue = null!;
    private int _asked;

    public async ValueTask InitializeAsync()
    {
        _server = await RegistryServer.Start(
            new SimulatorOptions
            {
                Accounts = [new RegistrarAccount("registrar", "registrar-pw"), new RegistrarAccount("rival", "rival-pw")],
                Zones = [new Zone("cn"), new Zone("com") { PendingCreate = TimeSpan.FromDays(1) }],
            },
            _clock, TestContext.Current.CancellationToken);
        _ours = Pool("registrar");
        _rival = Pool("rival");
        _queue = new EppPollQueue(_ours, "cnnic", NullLogger.Instance);
    }

    public async ValueTask DisposeAsync()
    {
        await _ours.DisposeAsync();
        await _rival.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task An_empty_queue_says_so() => Assert.IsType<PollAnswer.Empty>(await Oldest());

    [Fact]
    public async Task A_hold_by_the_registry_comes_until_it_is_acknowledged_and_acknowledging_twice_is_no_failure()
    {
        _server.Desk.Seed(Name, "registrar");
        _server.Desk.SetStatus(Name, "serverHold", set: true, "court order");

        var first = await Message();
        var again = await Message();
        Assert.Equal((NoticeKind.RegistryChange, Name), (first.Kind, first.DomainName));
        Assert.Equal((first.MessageId, first.QueuedAt), (again.MessageId, again.QueuedAt));
        Assert.NotNull(first.QueuedAt);
        Assert.Contains("serverHold", System.Text.Encoding.UTF8.GetString(first.Raw.Span), StringComparison.Ordinal);

        Assert.True(await Acknowledge(first));
        Assert.True(await Acknowledge(first));
        Assert.IsType<PollAnswer.Empty>(await Oldest());
    }

    [Fact]
    public async Task An_auto_renewal_names_its_domain()
    {
        _server.Desk.Seed(Name, "registrar");
        _clock.Advance(TimeSpan.FromDays(366));

        var notice = await Message();

        Assert.Equal((NoticeKind.Renewal, Name), (notice.Kind, notice.DomainName));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_end_of_a_pending_creation_says_what_was_decided(bool approved)
    {
        await Run(_ours, new DomainCreate { Name = "example.com", PeriodYears = 1, AuthInfo = EppAuthInfo.Password("Secret-2025") });
        _server.Desk.DecideCreation("example.com", approved);

        var notice = await Message();

        Assert.Equal((NoticeKind.PendingAction, "example.com", approved), (notice.Kind, notice.DomainName, notice.Approved));
    }

    [Fact]
    public async Task A_transfer_is_told_at_each_stage_and_only_its_end_is_one()
    {
        _server.Desk.Seed(Name, "registrar");
        var secret = EppAuthInfo.Password("Secret-2025");
        await Run(_ours, new DomainUpdate(Name) { Change = new DomainReplacement { AuthInfo = secret } });
        await Run(_rival, new DomainTransfer(EppTransferOperation.Request, Name) { AuthInfo = secret, PeriodYears = 1 });

        var asked = await Message();
        Assert.Equal((NoticeKind.Transfer, Name, "rival", "registrar"), (asked.Kind, asked.DomainName, asked.GainingClient, asked.LosingClient));
        Assert.False(asked.IsTransferDone);
        await Acknowledge(asked);

        _clock.Advance(TimeSpan.FromDays(6));
        var done = await Message();
        Assert.Equal((NoticeKind.Transfer, "rival", true), (done.Kind, done.GainingClient, done.IsTransferDone));
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData("<x:strange xmlns:x='urn:example:strange'><x:deep>1</x:deep></x:strange>", true)]
    public async Task Text_is_for_people_and_strange_data_are_unreadable(string? data, bool unreadable)
    {
        _server.Desk.Queue("registrar", $"Please look at {Name}.", data);

        var notice = await Message();

        Assert.Equal((unreadable ? NoticeKind.Unreadable : NoticeKind.Text, null), (notice.Kind, notice.DomainName));
        Assert.True(await Acknowledge(notice));
    }

    [Fact]
    public async Task A_registry_that_is_away_gives_no_answer()
    {
        await _server.Down();

        Assert.IsType<PollAnswer.NoAnswer>(await Oldest());
    }

    private Task<PollAnswer> Oldest() => _queue.Oldest($"poll-{++_asked:D6}", TestContext.Current.CancellationToken);

    private async Task<RegistryNotice> Message() => Assert.IsType<PollAnswer.Message>(await Oldest()).Notice;

    private Task<bool> Acknowledge(RegistryNotice notice) =>
        _queue.Acknowledge(notice.MessageId, $"ack-{++_asked:D6}", TestContext.Current.CancellationToken);

    private async Task Run<TData>(EppSessionPool pool, EppCommand<TData> command)
        where TData : class
    {
        var execution = new EppExecution { ClientTransactionId = $"run-{++_asked:D6}" };
        var response = await pool.Execute(command, execution, TestContext.Current.CancellationToken);
        Assert.True(response.Result.IsSuccess, $"{command.Kind}: {response.Result.Code}");
    }

    private EppSessionPool Pool(string clientId) => new(
        new EppAccountOptions
        {
            Name = clientId,
            Host = "localhost",
            Port = _server.Port,
            ClientId = clientId,
            Password = $"{clientId}-pw",
            ClientCertificate = _server.ClientCertificate,
            TrustAnchors = [_server.AuthorityCertificate],
            Objects = EppRegistry.Objects,
            Extensions = EppRegistry.Extensions,
        },
        new LocalEppSlots(2, null, TimeProvider.System), TimeProvider.System);
}
