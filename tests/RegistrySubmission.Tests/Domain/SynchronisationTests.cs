using DomainWorkers.Contracts.Domains;
using DomainWorkers.RegistrySubmission.Domain;
using DomainWorkers.RegistrySubmission.State;

namespace DomainWorkers.RegistrySubmission.Tests.Domain;

public sealed class SynchronisationTests
{
    private static readonly DateTimeOffset Now = new(2025, 6, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly DelegationSigner Signer = new() { KeyTag = 1, Algorithm = 13, DigestType = 2, Digest = new string('a', 64) };

    private static readonly DomainState Record = new()
    {
        Id = "d-1", Account = "acme", Name = "tea.cn", UnicodeName = "tea.cn", LivingName = "tea.cn", Registry = "cnnic",
        Status = DomainStatus.Registered, RegisteredAt = Now.AddYears(-1), ExpiresAt = Now.AddYears(1), PaidUntil = Now.AddYears(1),
        SponsoringClient = "us", NameServers = ["ns1.tea.cn", "ns2.tea.cn"], DelegationSigners = [Signer], RecordVersion = 4,
    };

    private static readonly RegistryView.Present Shown = new()
    {
        Ours = true, SponsoringClient = "us", CreatedAt = Record.RegisteredAt, ExpiresAt = Record.ExpiresAt, Statuses = ["ok"],
        NameServers = ["NS2.tea.cn", "ns1.tea.cn"], DelegationSigners = [Signer with { Digest = new string('A', 64) }],
    };

    [Fact]
    public void What_differs_only_in_spelling_or_order_changes_nothing()
    {
        var (after, changed) = Synchronisation.Apply(Record, Shown with { ExpiresAt = Record.ExpiresAt!.Value.AddMilliseconds(400) }, Now);

        Assert.Empty(changed);
        Assert.Equal(Record, after);
    }

    public static TheoryData<string, string> Fields => new()
    {
        { "expiresAt", "expiresAt" }, { "createdAt", "registeredAt" }, { "serverHold", "registryHold" }, { "servers", "nameServers" },
        { "signers", "delegationSigners" }, { "pendingDelete", "status" }, { "sponsor", "sponsoringClient" },
    };

    [Theory]
    [MemberData(nameof(Fields))]
    public void Each_difference_is_named_and_raises_the_version_by_one(string shown, string field)
    {
        var view = shown switch
        {
            "expiresAt" => Shown with { ExpiresAt = Now.AddYears(2) },
            "createdAt" => Shown with { CreatedAt = Now.AddYears(-2) },
            "serverHold" => Shown with { Statuses = ["serverHold"] },
            "servers" => Shown with { NameServers = ["ns1.tea.cn"] },
            "signers" => Shown with { DelegationSigners = [] },
            "pendingDelete" => Shown with { Statuses = ["pendingDelete"] },
            _ => Shown with { SponsoringClient = "us-2" },
        };

        var (after, changed) = Synchronisation.Apply(Record, view, Now);

        Assert.Equal([field], changed);
        Assert.Equal(5, after.RecordVersion);
        Assert.Equal(Record.PaidUntil, after.PaidUntil);
    }

    [Theory]
    [InlineData("ok", "", DomainStatus.Registered)]
    [InlineData("clientHold", "autoRenewPeriod", DomainStatus.Registered)]
    [InlineData("pendingDelete", "", DomainStatus.Redemption)]
    [InlineData("pendingDelete", "redemptionPeriod", DomainStatus.Redemption)]
    [InlineData("pendingDelete", "pendingRestore", DomainStatus.Redemption)]
    [InlineData("pendingDelete", "pendingDelete", DomainStatus.PendingDelete)]
    public void The_grace_status_tells_how_far_a_deletion_is(string status, string grace, DomainStatus expected)
    {
        var view = Shown with { Statuses = [status], GraceStatuses = grace.Length == 0 ? [] : [grace] };

        var after = Synchronisation.Apply(Record, view, Now).Domain;

        Assert.Equal(expected, after.Status);
        Assert.Equal(expected == DomainStatus.Registered ? null : Now, after.DeletedAt);
        Assert.Equal(status == "clientHold", after.HeldAtRegistry);
    }

    [Fact]
    public void What_is_ours_alone_stays_while_the_domain_is_parked_and_held()
    {
        var parked = Record with
        {
            Holds = [new HoldReason("email", 3, Active: true)],
            HeldAtRegistry = true,
            Snapshot = new DelegationSnapshot { Id = "park-1", TakenAt = Now, NameServers = ["ns9.tea.cn"], DelegationSigners = [] },
        };

        var after = Synchronisation.Apply(parked, Shown with { Statuses = ["serverHold"] }, Now).Domain;

        Assert.Equal((parked.Holds, parked.Snapshot), (after.Holds, after.Snapshot));
        Assert.False(after.HeldAtRegistry);
        Assert.True(after.RegistryHold);
    }

    [Theory]
    [InlineData("rival", false, true)]
    [InlineData("rival", true, true)]
    [InlineData("", true, true)]
    [InlineData("", false, false)]
    public void A_transfer_is_believed_where_the_sponsor_is_named_or_the_notice_came(string sponsor, bool noticed, bool believed)
    {
        var view = new RegistryView.Present { Ours = false, SponsoringClient = sponsor };

        var finding = Synchronisation.Judge(Record, view, noticed, "notice-1", Now);

        if (!believed)
        {
            Assert.IsType<Finding.NotShown>(finding);
            return;
        }

        var found = Assert.IsType<Finding.Found>(finding);
        Assert.Equal((DomainStatus.Ended, null, Now), (found.Domain.Status, found.Domain.LivingName, found.Domain.EndedAt));
        Assert.IsType<DomainTransferredOut>(found.TransferredOut!.Message);
    }

    [Fact]
    public void A_domain_that_is_gone_has_ended_and_went_to_nobody()
    {
        var found = Assert.IsType<Finding.Found>(Synchronisation.Judge(Record, new RegistryView.Absent(), false, "look-1", Now));

        Assert.Equal((DomainStatus.Ended, 5L), (found.Domain.Status, found.Domain.RecordVersion));
        Assert.Equal(["status"], found.Changed);
        Assert.Null(found.TransferredOut);
    }

    [Fact]
    public void No_answer_says_nothing() =>
        Assert.IsType<Finding.NoAnswer>(Synchronisation.Judge(Record, new RegistryView.NoAnswer("timeout"), true, "look-1", Now));
}
