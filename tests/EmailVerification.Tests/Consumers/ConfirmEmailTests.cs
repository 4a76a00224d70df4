using System.Buffers.Text;
using System.Security.Cryptography;
using DomainWorkers.Contracts.EmailVerification;
using DomainWorkers.EmailVerification.Consumers;
using DomainWorkers.EmailVerification.State;
using Microsoft.Extensions.DependencyInjection;

namespace DomainWorkers.EmailVerification.Tests.Consumers;

public sealed class ConfirmEmailTests
{
    [Fact]
    public async Task Of_fifty_confirmations_at_once_exactly_one_counts()
    {
        await using var s = await Scene.Start();
        await s.Send(s.Request());
        var address = s.W.Published<EmailVerificationAccepted>()[0].AddressId;
        var token = s.Mail.Last.Token;

        await Task.WhenAll(Enumerable.Range(0, 50).Select(number => s.W.Send(s.Confirm(address, token, $"c-{number}"))));
        await s.W.Settled();

        Assert.Single(s.W.Published<EmailVerified>());
        Assert.Equal(49, s.W.Published<EmailConfirmationRefused>().Count);
    }

    [Fact]
    public async Task The_same_confirmation_again_is_answered_as_the_first_time()
    {
        await using var s = await Scene.Start();
        await s.Send(s.Request());
        var confirm = s.Confirm(s.W.Published<EmailVerificationAccepted>()[0].AddressId, s.Mail.Last.Token);

        await s.Send(confirm);
        s.W.Clock.Advance(TimeSpan.FromDays(5));
        await s.Send(confirm);

        var answers = s.W.Deliveries.Where(message => message.Message is EmailVerified).ToList();
        Assert.Equal(2, answers.Count);
        Assert.Equal((answers[0].Id, answers[0].Json), (answers[1].Id, answers[1].Json));
    }

    [Fact]
    public async Task Unknown_used_expired_and_foreign_tokens_are_told_apart_by_nothing()
    {
        await using var s = await Scene.Start();
        await Registrants.Store(s.W, "p-silk", "silk@tea.example");
        var used = await s.Verified();
        var usedToken = s.Mail.Last.Token;
        await s.Send(s.Request("r-2", "p-silk"));
        var waiting = s.W.Published<EmailVerificationAccepted>()[^1].AddressId;
        var expiring = s.Mail.Last.Token;

        var stranger = "a-" + new string('q', 26);
        await s.Send(s.Confirm(used, usedToken, "used"));
        await s.Send(s.Confirm(waiting, usedToken, "of-another-address"));
        await s.Send(s.Confirm(waiting, NewToken(), "never"));
        await s.Send(s.Confirm(stranger, NewToken(), "no-address"));
        await s.Send(s.Confirm(waiting, expiring, "of-another-account", "globex"));
        s.W.Clock.Advance(TimeSpan.FromHours(72));
        await s.Send(s.Confirm(waiting, expiring, "too-old"));

        var refused = s.W.Published<EmailConfirmationRefused>();
        Assert.Equal(["used", "of-another-address", "never", "no-address", "of-another-account", "too-old"], refused.Select(answer => answer.RequestId));
        Assert.Single(refused.Select(answer => answer.Reasons[0]).Distinct());
        Assert.Equal(EmailAddressStatus.Waiting, (await s.Address(waiting)).Status);
    }

    [Fact]
    public async Task Whatever_speaks_against_a_token_the_same_is_read_and_written()
    {
        await using var s = await Scene.Start();
        var used = await s.Verified();
        var usedToken = s.Mail.Last.Token;
        var stranger = "a-" + new string('q', 26);
        // The first wrong token makes the count, later ones raise it.
        await s.Send(s.Confirm(used, NewToken(), "w-1"));
        await s.Send(s.Confirm(stranger, NewToken(), "w-2"));

        var work = new List<string>();
        foreach (var (address, token) in new[] { (used, usedToken), (used, NewToken()), (stranger, NewToken()) })
        {
            var calls = new List<string>();
            s.W.Setup.Store.Faults.Interpose = (call, _) =>
            {
                if (call.Worker == EmailVerificationModule.WorkerName && call.Collection is "addresses" or "guesses" && call.Operation.ToString() is "Find" or "Save")
                    calls.Add($"{call.Operation} {call.Collection}");
                return Task.CompletedTask;
            };
            var desk = s.W.Services.GetRequiredService<ConfirmationDesk>();
            Assert.NotNull(await desk.Try(s.Confirm(address, token, $"t-{work.Count}"), CancellationToken.None));
            s.W.Setup.Store.Faults.Interpose = null;
            work.Add(string.Join(", ", calls));
        }

        Assert.Equal("Find addresses, Find guesses, Save guesses", Assert.Single(work.Distinct()));
    }

    [Fact]
    public async Task Ten_thousand_guesses_hit_nothing_and_the_limiter_engages()
    {
        await using var s = await Scene.Start();
        await s.Send(s.Request());
        var address = s.W.Published<EmailVerificationAccepted>()[0].AddressId;
        var desk = s.W.Services.GetRequiredService<ConfirmationDesk>();

        var answers = new Dictionary<string, int>();
        for (var guess = 0; guess < 10_000; guess++)
        {
            var refusal = await desk.Try(s.Confirm(address, NewToken(), $"g-{guess}"), CancellationToken.None);
            Assert.NotNull(refusal);
            answers[refusal.Code] = answers.GetValueOrDefault(refusal.Code) + 1;
        }

        Assert.Equal(20, answers["TokenInvalid"]);
        Assert.Equal(9_980, answers["TooManyAttempts"]);
        Assert.Contains(s.W.Log, line => line.Event.Id == 3301);
        // The right one has to wait as well, and then counts.
        Assert.Equal("TooManyAttempts", (await desk.Try(s.Confirm(address, s.Mail.Last.Token), CancellationToken.None))!.Code);
        s.W.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Null(await desk.Try(s.Confirm(address, s.Mail.Last.Token), CancellationToken.None));
    }

    [Fact]
    public async Task Guesses_at_addresses_that_do_not_exist_leave_one_document()
    {
        await using var s = await Scene.Start();
        var desk = s.W.Services.GetRequiredService<ConfirmationDesk>();

        for (var guess = 0; guess < 50; guess++)
            await desk.Try(s.Confirm($"a-{guess:D2}".Replace('0', 'x').Replace('1', 'y').Replace('8', 'z').Replace('9', 'w'), NewToken(), $"g-{guess}"), CancellationToken.None);

        var store = s.W.Services.GetRequiredService<BuildingBlocks.State.IStateStore<GuessState>>();
        Assert.Equal(20, Assert.Single(await store.Page(null, 100, CancellationToken.None)).Count);
    }

    private static string NewToken() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
}
