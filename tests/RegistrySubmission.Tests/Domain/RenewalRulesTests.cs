using DomainWorkers.Contracts.Domains;
using DomainWorkers.Contracts.Registration;
using DomainWorkers.RegistrarPolicy;
using DomainWorkers.RegistrySubmission.Domain;
using DomainWorkers.RegistrySubmission.State;
using static DomainWorkers.RegistrySubmission.Tests.Domain.Situations;

namespace DomainWorkers.RegistrySubmission.Tests.Domain;

public sealed class RenewalRulesTests
{
    private static readonly RegistrarPolicies Policies = RegistrarPolicies.Load();
    private static readonly OrderTerms Terms = new(TimeSpan.FromDays(14), new HashSet<string> { "cnnic", "verisign", "hkirc", "knet" }, new HashSet<string> { "cnnic" });

    private static readonly RenewDomain Order = new()
    {
        Account = "acme",
        OrderId = "o-1",
        IssuedAt = Now,
        DomainId = Registered().Id,
        Years = 1,
    };

    [Fact]
    public void An_order_with_nothing_against_it_goes_to_the_domains_registry()
    {
        var (operation, reasons) = RenewalRules.Open(Order, Registered(), Policies, Terms, Now);
        Assert.Empty(reasons);
        Assert.Equal(("acme/renew/o-1", "cnnic"), (operation.Id, operation.Registry));
        Assert.Equal(1, Assert.IsType<Intent.Renew>(operation.Intent).Years);
    }

    [Fact]
    public void To_an_account_that_does_not_hold_the_domain_it_does_not_exist()
    {
        Assert.Equal(["DomainUnknown"], Codes(Order, null));
        Assert.Equal(["DomainUnknown"], Codes(Order, Registered() with { Account = "other" }));
        Assert.Equal(["DomainUnknown"], Codes(Order, Registered() with { Account = "other", Status = DomainStatus.Ended }));
    }

    [Fact]
    public void A_life_that_has_ended_is_not_renewed() =>
        Assert.Equal(["DomainEnded"], Codes(Order, Registered() with { Status = DomainStatus.Ended }));

    [Theory]
    // Ten years at most remain after a renewal, counted from now.
    [InlineData("2026-03-01T10:00:00Z", 9, null)]
    [InlineData("2026-03-01T10:00:00Z", 10, "TermTooLong")]
    [InlineData("2025-06-01T12:00:00Z", 10, null)]
    [InlineData("2025-06-01T12:00:01Z", 10, "TermTooLong")]
    [InlineData("2034-05-31T00:00:00Z", 1, null)]
    [InlineData("2034-06-02T00:00:00Z", 1, "TermTooLong")]
    [InlineData("2026-03-01T10:00:00Z", 11, "TermNotSold")]
    [InlineData("2026-03-01T10:00:00Z", 0, "TermNotSold")]
    public void The_years_must_be_sold_and_fit(string expires, int years, string? code) =>
        Assert.Equal(code is null ? [] : [code], Codes(Order with { Years = years }, Registered() with { ExpiresAt = At(expires) }));

    [Fact]
    public void An_order_of_a_second_level_suffix_is_held_against_its_own_terms() =>
        Assert.Empty(Codes(Order, Registered() with { Name = "longjing.com.cn" }));

    [Fact]
    public void An_order_that_is_too_old_is_refused_beside_all_else() =>
        Assert.Equal(["TooOld", "DomainUnknown"], Codes(Order with { IssuedAt = Now.AddDays(-15) }, null));

    [Fact]
    public void The_same_order_is_told_by_domain_and_years()
    {
        var hash = RenewalRules.HashOf(Order);
        Assert.Equal(hash, RenewalRules.HashOf(Order with { IssuedAt = Now.AddDays(3), Actor = "li" }));
        Assert.NotEqual(hash, RenewalRules.HashOf(Order with { Years = 2 }));
        Assert.NotEqual(hash, RenewalRules.HashOf(Order with { DomainId = "d-aaaaaaaaaaaaaaaaaaaaaaaaaa" }));
    }

    private static List<string> Codes(RenewDomain order, DomainState? domain) =>
        [.. RenewalRules.Open(order, domain, Policies, Terms, Now).Reasons.Select(reason => reason.Code)];
}
