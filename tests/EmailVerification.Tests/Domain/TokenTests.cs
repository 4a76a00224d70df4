using System.Security.Cryptography;
using DomainWorkers.BuildingBlocks.State;
using DomainWorkers.EmailVerification.Domain;
using DomainWorkers.EmailVerification.State;

namespace DomainWorkers.EmailVerification.Tests.Domain;

public sealed class TokenTests
{
    private static readonly VerificationKeys Keys = new(RandomNumberGenerator.GetBytes(32), RandomNumberGenerator.GetBytes(32));
    private static readonly DateTimeOffset Now = Given.Start;

    [Fact]
    public void A_million_guesses_hit_nothing()
    {
        var address = Given.Address with
        {
            Tokens = [.. Enumerable.Range(0, ConfirmationRules.MaxTokens).Select(number => new TokenEntry($"m-{number}", RandomNumberGenerator.GetBytes(32), Now.AddDays(3)))],
        };
        // Guesses are compared as what is kept: a hash is as hard to hit as its token.
        var guess = RandomNumberGenerator.GetBytes(32);
        for (var number = 0; number < 1_000_000; number++)
        {
            BitConverter.TryWriteBytes(guess, number);
            Assert.False(ConfirmationRules.Decide(address, "c-1", [guess], Now) is ConfirmationDecision.Confirmed);
        }
    }

    [Fact]
    public void A_token_is_bound_to_its_address_and_its_purpose()
    {
        var hash = Keys.HashOf(SecretUse.VerifyAddress, "acme/a-1", "token");
        AddressState With(byte[] kept) => Given.Address with { Tokens = [new TokenEntry("m-1", kept, Now.AddDays(3))] };
        IReadOnlyList<byte[]> Tried(SecretUse use, string document) => Keys.Candidates(use, document, "token");

        Assert.IsType<ConfirmationDecision.Confirmed>(ConfirmationRules.Decide(With(hash), "c", Tried(SecretUse.VerifyAddress, "acme/a-1"), Now));
        Assert.IsType<ConfirmationDecision.Wrong>(ConfirmationRules.Decide(With(hash), "c", Tried(SecretUse.DeleteAddress, "acme/a-1"), Now));
        Assert.IsType<ConfirmationDecision.Wrong>(ConfirmationRules.Decide(With(hash), "c", Tried(SecretUse.VerifyAddress, "acme/a-2"), Now));
    }

    [Theory]
    [InlineData(71.99, true)]
    [InlineData(72, false)]
    public void A_token_ends_with_its_time(double hours, bool confirms)
    {
        var hash = Keys.HashOf(SecretUse.VerifyAddress, "acme/a-1", "token");
        var address = Given.Address with { Tokens = [new TokenEntry("m-1", hash, Now.AddHours(72))] };

        Assert.Equal(confirms, ConfirmationRules.Decide(address, "c", [hash], Now.AddHours(hours)) is ConfirmationDecision.Confirmed);
    }

    [Fact]
    public void A_token_key_that_was_replaced_confirms_its_links_still()
    {
        var (old, fresh) = (RandomNumberGenerator.GetBytes(32), RandomNumberGenerator.GetBytes(32));
        var hash = new VerificationKeys(new byte[32], old).HashOf(SecretUse.VerifyAddress, "acme/a-1", "token");
        var address = Given.Address with { Tokens = [new TokenEntry("m-1", hash, Now.AddDays(3))] };
        ConfirmationDecision Try(VerificationKeys keys) =>
            ConfirmationRules.Decide(address, "c", keys.Candidates(SecretUse.VerifyAddress, "acme/a-1", "token"), Now);

        Assert.IsType<ConfirmationDecision.Confirmed>(Try(new VerificationKeys(new byte[32], fresh, old)));
        Assert.IsType<ConfirmationDecision.Wrong>(Try(new VerificationKeys(new byte[32], fresh)));
    }

    [Fact]
    public void Confirming_uses_up_every_link()
    {
        var address = Given.Address with { Tokens = [new TokenEntry("m-1", new byte[32], Now.AddDays(3)), new TokenEntry("m-2", new byte[32], Now.AddDays(3))] };

        var confirmed = ConfirmationRules.Confirm(address, "c-1", new byte[32], Answer, Now, Now);

        Assert.Empty(confirmed.Tokens);
        Assert.Equal("c-1", Assert.Single(confirmed.Confirmations).RequestId);
        Assert.NotNull(confirmed.Due);
    }

    [Theory]
    [InlineData(false, 1)]
    [InlineData(true, 2)]
    public void An_earlier_try_keeps_its_link_only_where_it_may_have_arrived(bool mayHaveArrived, int tokens)
    {
        var first = ConfirmationRules.WithToken(Given.Address, new TokenEntry("m-1", [1], Now.AddDays(3)), false, Now);

        Assert.Equal(tokens, ConfirmationRules.WithToken(first, new TokenEntry("m-1", [2], Now.AddDays(3)), mayHaveArrived, Now).Tokens.Count);
        Assert.Equal(2, ConfirmationRules.WithToken(first, new TokenEntry("m-2", [2], Now.AddDays(3)), false, Now).Tokens.Count);
    }

    [Theory]
    [InlineData(19, 0, false)]
    [InlineData(20, 0, true)]
    [InlineData(20, 59.9, true)]
    [InlineData(20, 60, false)]
    public void Wrong_tokens_are_counted_by_the_hour(int count, double minutes, bool isLocked)
    {
        var guesses = new GuessState { Id = "acme/a-1", WindowStart = Now, Count = count };

        Assert.Equal(isLocked, GuessRules.IsLocked(guesses, 20, Now.AddMinutes(minutes)));
        Assert.Equal(minutes < 60 ? count + 1 : 1, GuessRules.Count(guesses, guesses.Id, Now.AddMinutes(minutes)).Count);
    }

    [Fact]
    public void A_quota_counts_an_operation_once()
    {
        var quota = new QuotaState { Id = "acme/2025-01-06", Mails = ["o-1"] };

        Assert.Same(quota, QuotaRules.TakeMail(quota, "o-1", 1));
        Assert.Null(QuotaRules.TakeMail(quota, "o-2", 1));
        Assert.Equal(["o-1", "o-2"], QuotaRules.TakeMail(quota, "o-2", 2)!.Mails);
        Assert.Equal(["o-2"], QuotaRules.TakeCode(quota, "o-2", 1)!.Codes);
    }

    private static OutgoingMessage Answer { get; } = new() { Id = "1", Exchange = "dw.x", RoutingKey = "acme", Body = [], Due = Now };
}
