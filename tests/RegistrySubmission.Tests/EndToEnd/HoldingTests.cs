using DomainWorkers.Contracts.Holds;
using DomainWorkers.Contracts.Messaging;
using DomainWorkers.RegistrySimulator;

namespace DomainWorkers.RegistrySubmission.Tests.EndToEnd;

public sealed class HoldingTests
{
    [Fact]
    public async Task Holds_for_two_reasons_with_one_update_and_lifts_with_the_last_although_answers_and_commands_get_lost()
    {
        await using var r = await Registrar.Start();
        var domain = await r.Register();

        await r.Say(Place(r, domain.Id, "email", 1), FaultAction.ExecuteThenDrop, "domain:update");
        await r.Say(Place(r, domain.Id, "kyc", 1));

        Assert.Equal([["email"], ["email", "kyc"]], r.Worker.Published<HoldPlaced>().Select(placed => placed.Domain.Holds));
        Assert.Equal([2L, 3L], r.Worker.Published<HoldPlaced>().Select(placed => placed.Domain.Version));
        Assert.True(r.AtRegistry!.Has("clientHold"));
        Assert.Equal(1, r.Registry.Executed("domain:update", Registrar.Name));

        await r.Say(Release(r, domain.Id, "email", 2));
        Assert.True(r.AtRegistry.Has("clientHold"));
        await r.Say(Release(r, domain.Id, "kyc", 2), FaultAction.DropBeforeExecuting, "domain:update");

        Assert.Equal([["kyc"], []], r.Worker.Published<HoldReleased>().Select(released => released.Domain.Holds));
        Assert.Equal([4L, 5L], r.Worker.Published<HoldReleased>().Select(released => released.Domain.Version));
        Assert.False(r.AtRegistry!.Has("clientHold"));
        Assert.Equal(2, r.Registry.Executed("domain:update", Registrar.Name));
        Assert.Equal(1, r.Registry.Server.Faults.Applied(FaultAction.ExecuteThenDrop));
        Assert.Equal(1, r.Registry.Server.Faults.Applied(FaultAction.DropBeforeExecuting));
        Assert.Empty(r.Worker.Published<HoldRefused>());
    }

    [Fact]
    public async Task Answers_a_repeat_under_the_same_id_and_a_late_hold_with_a_refusal_and_asks_the_registry_for_neither()
    {
        await using var r = await Registrar.Start();
        var domain = await r.Register();
        await r.Say(Place(r, domain.Id, "email", 1));
        await r.Say(Place(r, domain.Id, "email", 1));
        await r.Say(Release(r, domain.Id, "email", 2));
        await r.Say(Place(r, domain.Id, "email", 1));

        var placed = r.Worker.Deliveries.Where(message => message.Message is HoldPlaced).ToList();
        Assert.Equal(2, placed.Count);
        Assert.Equal(placed[0].Id, placed[1].Id);
        Assert.Equal("RevisionSuperseded", Assert.Single(r.Answer<HoldRefused>().Reasons).Code);
        Assert.False(r.AtRegistry!.Has("clientHold"));
        Assert.Equal(2, r.Registry.Executed("domain:update", Registrar.Name));
    }

    [Fact]
    public async Task Answers_a_known_reason_whatever_its_age_and_refuses_an_unknown_one_that_is_too_old()
    {
        await using var r = await Registrar.Start();
        var domain = await r.Register();
        var noted = Place(r, domain.Id, "kyc", 1);
        var late = Place(r, domain.Id, "abuse", 1);
        await r.Say(Place(r, domain.Id, "email", 1));
        await r.Say(noted);
        r.Worker.Clock.Advance(TimeSpan.FromDays(20));

        await r.Say(noted);
        await r.Say(late);

        Assert.Equal(2, r.Worker.Published<HoldPlaced>().Count(placed => placed.Reason == "kyc"));
        var refused = r.Answer<HoldRefused>();
        Assert.Equal(("abuse", "TooOld"), (refused.Reason, Assert.Single(refused.Reasons).Code));
        Assert.Equal(["email", "kyc"], (await r.Record(domain.Id)).ToRecord().Holds);
    }

    [Fact]
    public async Task Refuses_another_account_and_a_reason_that_is_no_word_and_tells_the_registry_nothing()
    {
        await using var r = await Registrar.Start();
        var domain = await r.Register();

        await r.Say(Place(r, domain.Id, "email", 1) with { Account = "globex" });
        await r.Say(Place(r, domain.Id, "E-Mail!", 1));

        var refused = r.Answer<HoldRefused>();
        Assert.Equal(("globex", "DomainUnknown"), (refused.Account, Assert.Single(refused.Reasons).Code));
        Assert.Equal("$.reason", Assert.Single(r.Answer<MessageRejected>().Violations).Path);
        Assert.Equal(0, r.Registry.Executed("domain:update", Registrar.Name));
        Assert.Empty((await r.Record(domain.Id)).Holds);
    }

    private static PlaceHold Place(Registrar r, string domainId, string reason, long revision) => new()
    {
        Account = Registrar.Account, IssuedAt = r.Now, DomainId = domainId, Reason = reason, Revision = revision,
    };

    private static ReleaseHold Release(Registrar r, string domainId, string reason, long revision) => new()
    {
        Account = Registrar.Account, IssuedAt = r.Now, DomainId = domainId, Reason = reason, Revision = revision,
    };
}
