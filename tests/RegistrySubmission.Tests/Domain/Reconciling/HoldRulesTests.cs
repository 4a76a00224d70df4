using DomainWorkers.Contracts.Holds;
using DomainWorkers.Contracts.Registration;
using DomainWorkers.RegistrySubmission.Domain;
using DomainWorkers.RegistrySubmission.State;

namespace DomainWorkers.RegistrySubmission.Tests.Domain.Reconciling;

public sealed class HoldRulesTests
{
    /// <summary>A message is written <c>+reason/revision</c> where it places and <c>-reason/revision</c> where it releases.</summary>
    [Theory]
    [InlineData("", "+email/1", "AtRegistry")]
    [InlineData("+email/1", "+kyc/1", "Noted")]
    [InlineData("+email/1 +kyc/1", "-email/2", "Noted")]
    [InlineData("+email/1 -kyc/4", "-email/2", "AtRegistry")]
    [InlineData("+email/1", "-email/2", "AtRegistry")]
    [InlineData("+email/1", "+email/1", "Repeat")]
    [InlineData("-email/2", "-email/2", "Repeat")]
    [InlineData("+email/1", "+email/2", "Noted")]
    [InlineData("-email/2", "+email/1", "Never")]
    [InlineData("+email/3", "-email/2", "Never")]
    [InlineData("+email/1", "-email/1", "Never")]
    [InlineData("-email/1", "+email/1", "Never")]
    [InlineData("", "-email/2", "Noted")]
    [InlineData("+kyc/1", "-email/2", "Noted")]
    [InlineData("-email/2", "+email/3", "AtRegistry")]
    public void Asks_the_registry_only_for_the_first_in_and_the_last_out(string history, string message, string decision)
    {
        Assert.Equal(decision, HoldRules.Decide(Held(history), Parse(message), Given.Now).GetType().Name);
    }

    [Theory]
    [InlineData("+email/1", "+kyc/1", "email,kyc")]
    [InlineData("+email/1 +kyc/1", "-email/2", "kyc")]
    [InlineData("", "-email/2", "")]
    public void Notes_a_reason_in_a_newer_record(string history, string message, string holds)
    {
        var noted = Assert.IsType<HoldDecision.Noted>(HoldRules.Decide(Held(history), Parse(message), Given.Now));

        var record = noted.Answer.Message switch
        {
            HoldPlaced placed => placed.Domain,
            HoldReleased released => released.Domain,
            var other => throw new InvalidOperationException($"{other} is no answer to a hold."),
        };
        Assert.Equal(holds, string.Join(',', record.Holds));
        Assert.Equal(4, record.Version);
        Assert.Equal(4, noted.Domain.RecordVersion);
    }

    [Fact]
    public void Remembers_a_release_that_came_first_so_that_the_place_after_it_changes_nothing()
    {
        var released = Assert.IsType<HoldDecision.Noted>(HoldRules.Decide(Given.Domain, Parse("-email/2"), Given.Now)).Domain;

        Assert.IsType<HoldDecision.Never>(HoldRules.Decide(released, Parse("+email/1"), Given.Now));
        Assert.False(released.HeldAtRegistry);
        Assert.Empty(released.ToRecord().Holds);
    }

    [Theory]
    [InlineData(15, "Noted")]
    [InlineData(16, "Never")]
    public void Takes_no_more_reasons_than_the_record_can_name(int reasons, string decision)
    {
        var domain = Held(string.Join(' ', Enumerable.Range(1, reasons).Select(number => $"+r{number}/1")) + " -old/2");

        Assert.Equal(decision, HoldRules.Decide(domain, Parse("+email/1"), Given.Now).GetType().Name);
        Assert.Equal("Noted", HoldRules.Decide(domain, Parse("-r1/2"), Given.Now).GetType().Name);
        Assert.Equal("Noted", HoldRules.Decide(domain, Parse("+r1/2"), Given.Now).GetType().Name);
    }

    [Fact]
    public void Says_a_repeat_under_the_same_id_without_another_version()
    {
        var noted = Assert.IsType<HoldDecision.Noted>(HoldRules.Decide(Held("+email/1"), Parse("+kyc/1"), Given.Now));

        var repeat = Assert.IsType<HoldDecision.Repeat>(HoldRules.Decide(noted.Domain, Parse("+kyc/1"), Given.Now));

        Assert.Equal(noted.Answer.For, repeat.Answer.For);
        Assert.Equal(4, Assert.IsType<HoldPlaced>(repeat.Answer.Message).Domain.Version);
    }

    [Theory]
    [InlineData("", "+email/1", false, "Hold")]
    [InlineData("", "+email/1", true, "Done")]
    [InlineData("+email/1", "-email/2", true, "Hold")]
    [InlineData("+email/1", "-email/2", false, "Done")]
    [InlineData("+email/1 +kyc/1", "-email/2", true, "Done")]
    public void Sends_only_what_the_registry_does_not_show(string history, string message, bool isHeld, string move)
    {
        var seen = Given.Seen with { Statuses = isHeld ? ["clientHold"] : ["ok"] };
        var (act, order) = Order(message);

        Assert.Equal(move, Given.CodeOf(act.Next(order, Held(history).Opened(), seen, Given.Now)));
    }

    [Fact]
    public void Keeps_the_record_true_to_the_registry_when_the_hold_is_there()
    {
        var (act, order) = Order("+email/1");

        var done = Assert.IsType<Move.Done>(
            act.Next(order, Given.Domain.Opened(1), Given.Seen with { Statuses = ["clientHold"] }, Given.Now));

        Assert.True(done.Conclusion.Domain.HeldAtRegistry);
        var placed = Assert.IsType<HoldPlaced>(done.Conclusion.Answer.Message);
        Assert.Equal(["email"], placed.Domain.Holds);
        Assert.Equal(4, placed.Domain.Version);
    }

    /// <summary>Messages that met a busy domain wait as operations, and may meet a record that knows more by the time they begin.</summary>
    [Theory]
    [InlineData("-email/2", "+email/1", "RevisionSuperseded")]
    [InlineData("+kyc/1", "+email/1", "Already")]
    [InlineData("+email/1", "+email/1", "Already")]
    [InlineData("", "+email/1", "Go")]
    [InlineData("+email/1", "-email/2", "Go")]
    public void Judges_again_when_its_turn_comes(string history, string message, string start)
    {
        var (act, order) = Order(message);

        Assert.Equal(start, Given.CodeOf(act.Admit(order, Held(history), Given.Now)));
    }

    [Fact]
    public void Raises_no_version_for_what_was_noted_while_it_waited()
    {
        var (act, order) = Order("+email/1");

        var already = Assert.IsType<Start.Already>(act.Admit(order, Held("+email/1"), Given.Now));

        Assert.Equal(3, already.Conclusion.Domain.RecordVersion);
    }

    private static (HoldAct Act, OperationState Order) Order(string message)
    {
        var wanted = Parse(message);
        var act = new HoldAct(wanted.Place);
        return (act, Given.Order(act.Kind, wanted));
    }

    /// <summary>A domain with these reasons, held at the registry as they want it.</summary>
    private static DomainState Held(string history)
    {
        var domain = history.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Aggregate(Given.Domain, (known, message) => HoldRules.With(known, Parse(message)));
        return domain with { HeldAtRegistry = domain.Holds.Any(hold => hold.Active) };
    }

    private static Intent.Hold Parse(string message)
    {
        var parts = message[1..].Split('/');
        return new Intent.Hold(parts[0], long.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture), message[0] == '+');
    }
}
