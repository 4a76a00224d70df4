using DomainWorkers.Contracts.Domains;
using DomainWorkers.Contracts.Registration;
using DomainWorkers.RegistrySubmission.Domain;
using DomainWorkers.RegistrySubmission.State;
using static DomainWorkers.RegistrySubmission.Tests.Domain.Situations;

namespace DomainWorkers.RegistrySubmission.Tests.Domain;

public sealed class RenewalActTests
{
    private static readonly RenewalAct Act = new();

    [Theory]
    [InlineData("registered", "Begin")]
    [InlineData("unknown", "Refuse")]
    [InlineData("somebody else's", "Refuse")]
    [InlineData("another operation open", "Wait")]
    [InlineData("another operation settled", "Wait")]
    [InlineData("being registered", "Wait")]
    [InlineData("ended", "Refuse")]
    [InlineData("deleted at the registry", "Refuse")]
    [InlineData("without a date", "Wait")]
    public void Begins_only_on_a_free_domain_of_the_account(string situation, string expected) =>
        Assert.Equal(expected, Act.Admit(Renewal(), Domain(situation), Now).GetType().Name);

    [Fact]
    public void Begins_from_the_date_it_is_decided_on()
    {
        var begin = Assert.IsType<Admission.Begin>(Act.Admit(Renewal(), Registered(), Now));
        Assert.Equal(Expires, begin.ExpiresBefore);
    }

    [Theory]
    // Ordered years, years that the registry added by itself, and what is left to buy from which date; 0: look first.
    [InlineData(1, 0, 1, "2026-03-01")]
    [InlineData(1, 1, 0, "")]
    [InlineData(3, 1, 2, "2027-03-01")]
    [InlineData(2, 2, 0, "")]
    public void Buys_what_the_registry_has_not_added_already(int ordered, int added, int bought, string from)
    {
        var renewed = Registered() with { ExpiresAt = Expires.AddYears(added) };
        var begin = Assert.IsType<Admission.Begin>(Act.Admit(Renewal(ordered), renewed, Expires.AddDays(40)));
        var open = renewed.Opened(Renewal(ordered));
        open = open with { Open = open.Open! with { Ahead = begin.Ahead } };

        Assert.Equal(bought == 0, Act.LooksFirst(Renewal(ordered), open));
        if (bought > 0)
            Assert.Equal(new RegistryCommand.Renew("longjing-tea.cn", bought, DateOnly.Parse(from, null)), Act.Command(Renewal(ordered), open));
    }

    [Fact]
    public void Counts_no_year_as_the_registrys_before_the_paid_time_is_over()
    {
        var given = Registered() with { ExpiresAt = Expires.AddYears(1) };
        Assert.Equal(0, Assert.IsType<Admission.Begin>(Act.Admit(Renewal(), given, Expires.AddDays(-1))).Ahead);
    }

    [Fact]
    public void Done_moves_the_date_to_what_the_registry_said_and_the_paid_time_by_what_was_ordered()
    {
        var operation = Renewal(2);
        var answered = new RegistryAnswer.Done(null, Expires.AddYears(2).AddHours(1), "sv-1");

        var conclusion = Act.Done(operation, Registered().Opened(operation), answered, "registrar-a", Now);

        Assert.Equal(Expires.AddYears(2).AddHours(1), conclusion.Domain.ExpiresAt);
        Assert.Equal(Expires.AddYears(2), conclusion.Domain.PaidUntil);
        Assert.Equal(2, conclusion.Domain.RecordVersion);
        var said = Assert.IsType<DomainRenewed>(conclusion.Answer.Message);
        Assert.Equal((2, Expires, "sv-1"), (said.Years, said.PreviousExpiresAt, said.RegistryTransactionId));
        Assert.Equivalent(conclusion.Domain.ToRecord(), said.Domain, strict: true);
    }

    [Fact]
    public void Done_counts_the_date_itself_where_the_registry_gives_none()
    {
        var operation = Renewal();
        var conclusion = Act.Done(operation, Registered().Opened(operation), new RegistryAnswer.Done(null, null, ""), "registrar-a", Now);
        Assert.Equal(Expires.AddYears(1), conclusion.Domain.ExpiresAt);
        Assert.Null(Assert.IsType<DomainRenewed>(conclusion.Answer.Message).RegistryTransactionId);
    }

    [Fact]
    public void A_refusal_leaves_the_domain_as_it_is()
    {
        var operation = Renewal();
        var domain = Registered().Opened(operation);
        var conclusion = Act.Refused(operation, domain, [Refusals.ByRegistry(2105)], Now);
        Assert.Equal(domain, conclusion.Domain);
        Assert.Equal(2105, Assert.Single(Assert.IsType<RenewalRefused>(conclusion.Answer.Message).Reasons).RegistryCode);
    }

    private static DomainState? Domain(string situation) => situation switch
    {
        "unknown" => null,
        "somebody else's" => Registered() with { Account = "other" },
        "another operation open" => Registered().Opened(Registration()),
        "another operation settled" => Registered() with { Settled = new SettledOperation("x", null!) },
        "being registered" => Registered() with { Status = DomainStatus.Pending },
        "ended" => Registered() with { Status = DomainStatus.Ended, LivingName = null },
        "deleted at the registry" => Registered() with { Status = Enum.GetValues<DomainStatus>().First(IsDeleted) },
        "without a date" => Registered() with { ExpiresAt = null },
        _ => Registered(),
    };

    private static bool IsDeleted(DomainStatus status) =>
        status is not (DomainStatus.Pending or DomainStatus.Registered or DomainStatus.Ended);
}
