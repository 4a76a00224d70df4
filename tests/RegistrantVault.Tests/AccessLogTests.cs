using DomainWorkers.BuildingBlocks.Failures;
using DomainWorkers.BuildingBlocks.State.InMemory;
using DomainWorkers.RegistrantVault.Access;
using DomainWorkers.RegistrantVault.Registrants;
using DomainWorkers.RegistrantVault.Rights;
using DomainWorkers.RegistrantVault.State;
using DomainWorkers.RegistrantVault.Tests.Rig;
using static DomainWorkers.RegistrantVault.Tests.Rig.VaultRig;

namespace DomainWorkers.RegistrantVault.Tests;

public sealed class AccessLogTests
{
    private readonly VaultRig _rig = new();

    [Fact]
    public async Task A_read_leaves_who_why_what_for_which_operation_and_when()
    {
        await _rig.Put(People.Draft());
        await _rig.For(VaultWorker.MiitSync).Registrants.ReadContact(People.Wang, Purpose.MinistryReport, "upload-17", Token);
        var record = Assert.Single(await _rig.AccessTo(People.Wang));

        Assert.Equal(
            (People.Wang, VaultWorker.MiitSync, Purpose.MinistryReport, VaultAct.ReadContact, "upload-17", AccessOutcome.Granted),
            (record.Subject, record.Worker, record.Purpose, record.Act, record.Reference, record.Outcome));
        Assert.Equal([FieldGroup.Contact], record.Groups);
        Assert.Equal(_rig.Clock.Now, record.At);
    }

    [Fact]
    public async Task The_record_is_written_before_the_data_is_handed_out()
    {
        await _rig.Put(People.Draft());
        Task? read = null;
        var open = true;
        _rig.Store.Faults.Interpose = (call, _) =>
        {
            if (call is { Collection: "accessLog", Operation: StoreOperation.Insert })
                open = read is { IsCompleted: true };
            return Task.CompletedTask;
        };
        read = Contact("op");
        await read;
        Assert.False(open);
        Assert.Single(await _rig.AccessTo(People.Wang));
    }

    [Fact]
    public async Task A_read_whose_record_cannot_be_written_hands_out_nothing()
    {
        await _rig.Put(People.Draft());
        _rig.Store.Faults.LoseCall(StoreOperation.Insert, 2, call => call.Collection == "accessLog");
        await Assert.ThrowsAsync<StoreUnavailableException>(() => Contact("op-1"));
        Assert.Empty(await _rig.AccessTo(People.Wang));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_record_whose_writing_is_in_doubt_is_written_exactly_once(bool applied)
    {
        await _rig.Put(People.Draft());
        if (applied)
            _rig.Store.Faults.LoseAnswer(StoreOperation.Insert, 1, call => call.Collection == "accessLog");
        else
            _rig.Store.Faults.LoseCall(StoreOperation.Insert, 1, call => call.Collection == "accessLog");
        await Contact("op-1");
        Assert.Single(await _rig.AccessTo(People.Wang));
    }

    [Fact]
    public async Task Racing_and_failing_reads_leave_exactly_one_record_each()
    {
        await _rig.Put(People.Draft());
        await _rig.Put(People.Draft(People.Li) with { Identity = null });
        var random = new Random(20);
        for (var fault = 0; fault < 30; fault++)
            _rig.Store.Faults.LoseCall(StoreOperation.Find, 1, _ => random.Next(8) == 0);
        for (var fault = 0; fault < 10; fault++)
            _rig.Store.Faults.LoseAnswer(StoreOperation.Insert, 1, call => call.Collection == "accessLog" && random.Next(8) == 0);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 400).Select(number => Outcome(number)));
        _rig.Store.Faults.Cease();

        // A reader that got no answer twice from the log got nothing else either, and its record may stand: never one too few.
        var records = (await _rig.AccessTo()).ToDictionary(record => record.Reference, record => record.Outcome);
        Assert.All(outcomes.Where(pair => pair.Outcome is not null), pair => Assert.Equal(pair.Outcome, records[pair.Reference]));
        Assert.Empty(records.Keys.Except(outcomes.Select(pair => pair.Reference)));
        Assert.Contains(outcomes, pair => pair.Outcome is null);
        Assert.All(Enum.GetValues<AccessOutcome>(), outcome => Assert.Contains(outcomes, pair => pair.Outcome == outcome));
    }

    [Fact]
    public async Task A_failed_read_is_recorded_with_its_reason()
    {
        await Assert.ThrowsAsync<VaultReadException>(() => Contact("op-1"));
        var record = Assert.Single(await _rig.AccessTo(People.Wang));
        Assert.Equal((AccessOutcome.Failed, "Unknown"), (record.Outcome, record.Failure));
    }

    [Fact]
    public async Task It_pages_by_profile_and_by_time_without_missing_or_repeating()
    {
        await _rig.Put(People.Draft());
        await _rig.Put(People.Draft("p-wang-2"));
        var start = _rig.Clock.Now;
        for (var read = 0; read < 60; read++)
        {
            _rig.Clock.Now = start.AddDays(read * 2);
            await Contact($"op-{read}");
            await _rig.Review.Registrants.ReadContact("p-wang-2", Purpose.ReviewIdentity, $"other-{read}", Token);
        }

        var all = await Paged(new AccessQuery { Subject = People.Wang, From = start, Until = _rig.Clock.Now.AddTicks(1), Limit = 7 });
        Assert.Equal(Enumerable.Range(0, 60).Select(read => $"op-{read}"), all.Select(record => record.Reference));

        var march = new AccessQuery { From = Day(3, 1), Until = Day(4, 1), Limit = 4 };
        var inMarch = await Paged(march);
        var expected = Enumerable.Range(0, 60).Where(read => start.AddDays(read * 2) is var at && at >= march.From && at < march.Until).ToArray();
        Assert.Equal(expected.Length * 2, inMarch.Count);
        Assert.Equal(inMarch.Count, inMarch.Select(record => record.Id).Distinct().Count());
        Assert.All(inMarch, record => Assert.Equal(3, record.At.Month));

        var window = await Paged(march with { Subject = People.Wang, From = Day(3, 10), Until = Day(3, 20) });
        Assert.Equal(expected.Count(read => start.AddDays(read * 2) is var at && at >= Day(3, 10) && at < Day(3, 20)), window.Count);
    }

    [Theory]
    [InlineData("")]
    [InlineData("two words")]
    [InlineData("金丝雀")]
    public async Task A_reference_that_could_hold_a_sentence_is_refused(string reference)
    {
        await _rig.Put(People.Draft());
        await Assert.ThrowsAsync<InvalidProfileException>(() => Contact(reference));
    }

    private static DateTimeOffset Day(int month, int day) => new(2025, month, day, 0, 0, 0, TimeSpan.Zero);

    private Task<ContactDetails> Contact(string reference) =>
        _rig.For(VaultWorker.RegistrySubmission).Registrants.ReadContact(People.Wang, Purpose.RegistryContact, reference, Token);

    private async Task<(string Reference, AccessOutcome? Outcome)> Outcome(int number)
    {
        var reference = $"op-{number}";
        var vault = _rig.Review.Registrants;
        try
        {
            Task read = (number % 4) switch
            {
                0 => vault.ReadContact(People.Wang, Purpose.ReviewIdentity, reference, Token),
                1 => vault.ReadIdentity(People.Wang, Purpose.SubjectAccess, reference, Token),
                2 => vault.ReadIdentity(People.Li, Purpose.ReviewIdentity, reference, Token),
                _ => vault.ReadIdentity(People.Wang, Purpose.SendNotice, reference, Token),
            };
            await read;
            return (reference, AccessOutcome.Granted);
        }
        catch (PurposeRefusedException)
        {
            return (reference, AccessOutcome.Refused);
        }
        catch (VaultReadException)
        {
            return (reference, AccessOutcome.Failed);
        }
        catch (StoreUnavailableException)
        {
            return (reference, null);
        }
    }

    private async Task<List<AccessRecord>> Paged(AccessQuery query)
    {
        List<AccessRecord> all = [];
        string? after = null;
        do
        {
            var page = await _rig.Review.Access.Page(query with { After = after }, Token);
            Assert.True(page.Records.Count <= query.Limit);
            all.AddRange(page.Records);
            after = page.Next;
        }
        while (after is not null);
        return all;
    }
}
