using DomainWorkers.Epp;
using DomainWorkers.RealNameReview.Adapters;
using DomainWorkers.RealNameReview.Adapters.Provider;

namespace DomainWorkers.RealNameReview.Tests.Adapters.Provider;

public sealed class ProviderAnswersTests
{
    /// <summary>What a refused create and a refused question mean; a success without data is the caller's.</summary>
    private static readonly Dictionary<int, (string Create, string Question)> Codes = new()
    {
        [2000] = ("Broken", "Broken"),
        [2001] = ("Broken", "Broken"),
        [2002] = ("Busy", "Busy"),
        [2003] = ("Refused", "Refused"),
        [2004] = ("Refused", "Refused"),
        [2005] = ("Refused", "Refused"),
        [2100] = ("Broken", "Broken"),
        [2101] = ("Broken", "Broken"),
        [2102] = ("Broken", "Broken"),
        [2103] = ("Broken", "Broken"),
        [2104] = ("Busy", "Busy"),
        [2105] = ("Refused", "Refused"),
        [2106] = ("Refused", "Refused"),
        [2200] = ("Broken", "Broken"),
        [2201] = ("Refused", "Refused"),
        [2202] = ("Refused", "Refused"),
        [2300] = ("Refused", "Refused"),
        [2301] = ("Refused", "Refused"),
        [2302] = ("Refused", "Refused"),
        [2303] = ("Refused", "Refused"),
        [2304] = ("Refused", "Refused"),
        [2305] = ("Refused", "Refused"),
        [2306] = ("Refused", "Refused"),
        [2307] = ("Broken", "Broken"),
        [2308] = ("Refused", "Refused"),
        [2400] = ("Unknown", "Busy"),
        [2500] = ("Unknown", "Busy"),
        [2501] = ("Broken", "Broken"),
        [2502] = ("Busy", "Busy"),
        // Outside RFC 5730.
        [2599] = ("Unknown", "Busy"),
        [2999] = ("Unknown", "Busy"),
    };

    [Fact]
    public void Every_code_of_a_refusal_has_its_answer()
    {
        Assert.Empty(EppResultCodes.Known.Where(code => code >= 2000).Except(Codes.Keys));
        Assert.All(Codes, row =>
        {
            Assert.Equal(row.Value.Create, ProviderAnswers.OfCode(new EppResult(row.Key, "words"), isTransform: true).GetType().Name);
            Assert.Equal(row.Value.Question, ProviderAnswers.OfCode(new EppResult(row.Key, "words"), isTransform: false).GetType().Name);
        });
    }

    [Fact]
    public void The_providers_words_are_kept_and_not_shown()
    {
        var refused = Assert.IsType<ProviderAnswer.Refused>(ProviderAnswers.OfCode(new EppResult(2306, "张三 is unknown"), isTransform: true));

        Assert.Equal("张三 is unknown", refused.Text.Reveal());
        Assert.DoesNotContain("张三", refused.ToString(), StringComparison.Ordinal);
    }

    public static TheoryData<EppNotSentReason> Reasons => [.. Enum.GetValues<EppNotSentReason>()];

    [Theory]
    [MemberData(nameof(Reasons))]
    public void What_was_not_sent_waits_for_time_or_for_an_operator(EppNotSentReason reason)
    {
        var answer = ProviderAnswers.OfFailure(new EppNotSentException(reason, "why"));

        var operators = reason is EppNotSentReason.AuthenticationStopped or EppNotSentReason.PeerNotTrusted or EppNotSentReason.ServiceMissing;
        Assert.Equal(operators ? "Broken" : "Busy", answer.GetType().Name);
    }

    [Fact]
    public void A_password_belongs_to_one_transaction_and_one_key()
    {
        var passwords = new ObjectPasswords(new byte[32]);
        var other = new ObjectPasswords([.. new byte[31], 1]);

        Assert.True(passwords.IsOf("review-1", passwords.For("review-1")));
        Assert.False(passwords.IsOf("review-1", passwords.For("review-2")));
        Assert.False(passwords.IsOf("review-1", other.For("review-1")));
        Assert.False(passwords.IsOf("review-1", null));
        Assert.False(passwords.IsOf("review-1", EppAuthInfo.None));
        Assert.Matches("^[A-Za-z0-9_-]{24}aA1!$", passwords.For("review-1").Reveal());
    }
}
