using DomainWorkers.Contracts.Domains;
using DomainWorkers.Contracts.Registration;
using DomainWorkers.RegistrySubmission.Domain;
using static DomainWorkers.RegistrySubmission.Tests.Domain.Situations;

namespace DomainWorkers.RegistrySubmission.Tests.Domain;

public sealed class RegistrationActTests
{
    private static readonly RegistrationAct Act = new();

    [Theory]
    // Ours and created since the intent: nobody else of ours can have done it, for the living name kept them off.
    [InlineData("in flight", true, "2025-06-01T12:00:00Z", "", "Done")]
    [InlineData("doubted", true, "2025-06-01T12:00:09Z", "", "Done")]
    [InlineData("in flight", true, "2025-06-01T11:56:00Z", "", "Done")]
    // Ours from before, or no try of this operation can have done it.
    [InlineData("in flight", true, "2025-06-01T11:54:00Z", "", "Refused")]
    [InlineData("in flight", true, "2020-01-01T00:00:00Z", "", "Refused")]
    [InlineData("answered", true, "2025-06-01T12:00:00Z", "", "Refused")]
    // Somebody else's.
    [InlineData("in flight", false, "2025-06-01T12:00:00Z", "", "Refused")]
    [InlineData("in flight", false, "2025-06-01T12:00:00Z", "pendingCreate", "Refused")]
    // Not decided, or not told.
    [InlineData("in flight", true, "2025-06-01T12:00:00Z", "pendingCreate", "StillPending")]
    [InlineData("in flight", true, "2025-06-01T12:00:00Z", "pendingCreate serverHold", "StillPending")]
    [InlineData("answered", true, "2025-06-01T12:00:00Z", "pendingCreate", "Refused")]
    [InlineData("in flight", true, null, "", "CannotTell")]
    [InlineData("answered", true, null, "", "Refused")]
    public void A_name_that_is_there_is_ours_when_it_was_created_since_the_intent(
        string tries, bool ours, string? created, string statuses, string expected)
    {
        var seen = Seen() with
        {
            Ours = ours,
            CreatedAt = created is null ? null : At(created),
            Statuses = statuses.Split(' ', StringSplitOptions.RemoveEmptyEntries),
        };
        Assert.Equal(expected, Judge(tries, seen));
    }

    [Theory]
    [InlineData("in flight")]
    [InlineData("doubted")]
    [InlineData("answered")]
    public void A_name_that_is_not_there_was_not_created(string tries) => Assert.Equal("NotDone", Judge(tries, null));

    [Fact]
    public void A_name_that_is_taken_is_refused_as_taken()
    {
        var operation = Registration();
        var verdict = Act.Judge(operation, Registered().Opened(operation), Seen() with { Ours = false }, Tolerance, Now);
        Assert.Equal("NameTaken", Assert.IsType<Verdict.Refused>(verdict).Reason.Code);
    }

    [Fact]
    public void Begins_with_a_domain_whose_living_name_claims_it()
    {
        var begin = Assert.IsType<Admission.Begin>(Act.Admit(Registration(), null, Now));
        Assert.Equal("longjing-tea.cn", begin.Domain.LivingName);
        Assert.Equal(DomainStatus.Pending, begin.Domain.Status);
        Assert.Equal(Registration().DomainId, begin.Domain.Id);
    }

    [Fact]
    public void Does_not_begin_again_on_a_life_that_has_ended() =>
        Assert.IsType<Admission.Wait>(Act.Admit(Registration(), Registered() with { LivingName = null, Status = DomainStatus.Ended }, Now));

    [Fact]
    public void Done_takes_dates_from_the_registry_and_name_servers_from_the_order()
    {
        var operation = Registration();
        var answer = new RegistryAnswer.Done(Now, Now.AddYears(2), "sv-1");

        var conclusion = Act.Done(operation, Registered().Opened(operation), answer, "registrar-a", Now);

        Assert.Equal((DomainStatus.Registered, Now, Now.AddYears(2), Now.AddYears(2)),
            (conclusion.Domain.Status, conclusion.Domain.RegisteredAt, conclusion.Domain.ExpiresAt, conclusion.Domain.PaidUntil));
        Assert.Equal(["ns1.example.net", "ns2.example.net"], conclusion.Domain.NameServers);
        Assert.Equal("registrar-a", conclusion.Domain.SponsoringClient);
        Assert.Equal("sv-1", Assert.IsType<DomainRegistered>(conclusion.Answer.Message).RegistryTransactionId);
    }

    [Fact]
    public void A_refusal_ends_this_life_and_frees_the_name()
    {
        var operation = Registration();
        var conclusion = Act.Refused(operation, Registered().Opened(operation), [Refusals.NameTaken], Now);
        Assert.Equal(DomainStatus.Ended, conclusion.Domain.Status);
        Assert.Null(conclusion.Domain.LivingName);
        Assert.Equal("longjing-tea.cn", Assert.IsType<RegistrationRefused>(conclusion.Answer.Message).DomainName);
    }

    [Fact]
    public void What_is_said_is_named_by_the_operation_so_that_two_tellings_are_one()
    {
        var operation = Registration();
        var domain = Registered().Opened(operation);
        var first = Act.Done(operation, domain, new RegistryAnswer.Done(Now, Now.AddYears(2), "sv-1"), "registrar-a", Now);
        var second = Act.Done(operation, domain, new RegistryAnswer.Done(Now, Now.AddYears(2), ""), "registrar-a", Now.AddDays(1));
        Assert.Equal(first.Answer.For, second.Answer.For);
    }

    private static string Judge(string tries, RegistryView.Present? seen)
    {
        var operation = Registration();
        var domain = (Registered() with { Status = DomainStatus.Pending })
            .Opened(operation, inFlight: tries == "in flight", doubts: tries == "doubted" ? 1 : 0);
        return Act.Judge(operation, domain, seen, Tolerance, Now).GetType().Name;
    }
}
