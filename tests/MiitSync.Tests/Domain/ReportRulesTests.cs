using DomainWorkers.Contracts.Domains;
using DomainWorkers.MiitSync.Domain;
using DomainWorkers.MiitSync.State;
using DomainWorkers.MiitSync.Tests.Rig;

namespace DomainWorkers.MiitSync.Tests.Domain;

public sealed class ReportRulesTests
{
    private static readonly ReportingTerms Terms = new() { Registrar = "示例" };
    private static readonly DateTimeOffset Now = Names.RegisteredAt.AddHours(1);

    [Fact]
    public void An_older_record_changes_nothing()
    {
        var state = ReportRules.Begin(Names.Domain() with { Version = 5 }, Terms, Now);
        Assert.Same(state, ReportRules.Note(state, Names.Domain() with { Version = 5, Status = DomainStatus.Ended }, Terms, Now));
        Assert.Same(state, ReportRules.Note(state, Names.Domain() with { Version = 4 }, Terms, Now));
    }

    [Theory]
    [InlineData("2026-01-06T15:59:59Z", true)]
    [InlineData("2026-01-06T16:00:00Z", false)]
    public void A_name_can_be_reported_until_its_last_day_in_Shanghai_is_over(string now, bool reportable)
    {
        // It expires on 2026-01-06 at 01:30 UTC.
        var state = ReportRules.Begin(Names.Domain(), Terms, Now);
        Assert.Equal(reportable ? ReportAction.Add : null, ReportRules.Wish(state, Terms, DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void An_ended_domain_is_deleted_where_it_is_known_only()
    {
        var ended = Names.Domain().Next(domain => domain with { Status = DomainStatus.Redemption });
        var state = ReportRules.Begin(Names.Domain(), Terms, Now);
        Assert.Null(ReportRules.Wish(ReportRules.Note(state, ended, Terms, Now), Terms, Now));
        Assert.Equal(ReportAction.Delete, ReportRules.Wish(ReportRules.Note(state with { MinistryId = 7 }, ended, Terms, Now), Terms, Now));
    }

    [Fact]
    public void A_failure_waits_for_a_change()
    {
        var state = ReportRules.Block(ReportRules.Begin(Names.Domain(), Terms, Now), ["OutsideGbk"], Terms, Now);
        Assert.Equal(Lanes.Watch, state.Lane);
        var changed = ReportRules.Note(state, Names.Domain().Next(domain => domain with { NameServers = ["ns9.example.net"] }), Terms, Now);
        Assert.Equal((Lanes.Report, null), (changed.Lane, changed.Failure));
    }

    [Theory]
    [InlineData("RegistrarRefused", 3, true)]
    [InlineData("DomainTypeUnknown", 3, true)]
    [InlineData("RegistrarRefused", 2, false)]
    [InlineData("RegistrantRefused", 30, false)]
    [InlineData("OutsideGbk", 30, false)]
    public void What_is_ours_to_mend_is_tried_again_some_nights_later(string code, int days, bool again)
    {
        var state = ReportRules.Block(ReportRules.Begin(Names.Domain(), Terms, Now), [code], Terms, Now);
        var mended = ReconciliationRules.Mend(state, inItsFile: true, null, Terms, Now.AddDays(days));
        Assert.Equal(again, mended is { Failure: null, Lane: Lanes.Report });
        Assert.Equal(again, !ReferenceEquals(state, mended));
    }

    [Fact]
    public void Another_holder_has_to_be_verified_anew()
    {
        var state = ReportRules.NoteRealName(ReportRules.Begin(Names.Domain(), Terms, Now), true, Now, 3);
        Assert.Equal(Now, state.VerifiedAt);
        Assert.Same(state, ReportRules.NoteRealName(state, false, Now, 2));
        Assert.Null(ReportRules.Note(state, Names.Domain().Next(domain => domain with { ProfileId = "other" }), Terms, Now).VerifiedAt);
    }

    [Fact]
    public void Record_ids_name_their_place_in_the_line()
    {
        foreach (var (sequence, place) in new[] { (1L, 0), (1L, 999), (2L, 0), (4_294_967_295L, 999) })
            Assert.Equal((sequence, place), SequenceRules.PlaceOf(SequenceRules.RecordId(sequence, place)));
    }

    [Fact]
    public void A_record_is_found_by_its_place_also_where_one_was_left_out()
    {
        FileRecord[] records = [new("a", ReportAction.Add, 0), new("c", ReportAction.Add, 2), new("d", ReportAction.Modify, 3)];
        Assert.Equal(["a", null, "c", "d", null], Enumerable.Range(0, 5).Select(place => SequenceRules.RecordAt(records, place)?.DomainId));
    }

    [Fact]
    public void A_success_of_an_earlier_addition_is_believed_while_a_later_one_is_on_its_way()
    {
        var waiting = ReportRules.Take(ReportRules.Begin(Names.Domain(), Terms, Now), ReportAction.Add, 2, SequenceRules.RecordId(2, 0), Terms, Now);
        var (known, _) = ResultRules.Apply(waiting, new RecordResult(ReportAction.Add, 71, SequenceRules.RecordId(1, 0), [3998]), "late", Terms, Now);
        Assert.Equal((71, 2), (known.MinistryId, known.Pending!.Sequence));

        // The later one is refused, because the name is there already: what is left is a change, at once.
        var (changed, problems) = ResultRules.Apply(known, new RecordResult(ReportAction.Add, null, SequenceRules.RecordId(2, 0), [3999]), "next", Terms, Now);
        Assert.Empty(problems);
        Assert.Equal((null, Lanes.Report, ReportAction.Modify), (changed.Failure, changed.Lane, ReportRules.Wish(changed, Terms, Now)!.Value));
    }

    [Theory]
    [InlineData(4, "h", "NotTaken")]
    [InlineData(5, "h", "Taken")]
    [InlineData(5, "other", "Foreign")]
    [InlineData(6, "h", "Foreign")]
    public void The_ministrys_last_file_proves_what_became_of_ours(long sequence, string hash, string verdict) => Assert.Equal(
        verdict, $"{SequenceRules.Judge(new OpenUpload(5, "b", "h", []), new PreviousAnswer.File(sequence, hash))}");

    [Theory]
    [InlineData("2025-01-06T13:00:00Z", "22:00", "06:00", "2025-01-06T14:00:00Z")]
    [InlineData("2025-01-06T14:00:00Z", "22:00", "06:00", null)]
    [InlineData("2025-01-06T21:59:59Z", "22:00", "06:00", null)]
    [InlineData("2025-01-06T22:00:00Z", "22:00", "06:00", "2025-01-07T14:00:00Z")]
    [InlineData("2025-01-06T10:00:00Z", "09:00", "17:00", "2025-01-07T01:00:00Z")]
    public void Hours_are_the_ministrys(string now, string from, string until, string? opens)
    {
        var hours = CounterHours.Of(TimeOnly.Parse(from, null), TimeOnly.Parse(until, null), []);
        Assert.Equal(opens is null ? null : At(opens), hours.ClosedUntil(At(now)));
    }

    [Fact]
    public void Announced_maintenance_is_left_alone()
    {
        var hours = CounterHours.Of(null, null, ["2025-01-10T22:00/2025-01-11T06:00"]);
        Assert.Null(hours.MaintenanceUntil(At("2025-01-10T13:59:59Z")));
        Assert.Equal(At("2025-01-10T22:00:00Z"), hours.MaintenanceUntil(At("2025-01-10T14:00:00Z")));
        Assert.Null(hours.MaintenanceUntil(At("2025-01-10T22:00:00Z")));
        Assert.Null(CounterHours.Window("2025-01-11T06:00/2025-01-10T22:00"));
        Assert.Null(CounterHours.Window("soon"));
    }

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
