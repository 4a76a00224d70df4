namespace DomainWorkers.RegistrarPolicy.Tests.Policies;

public sealed class OverrideTests
{
    private static readonly DateOnly Today = new(2026, 11, 22);

    [Fact]
    public void A_statement_with_the_same_rule_scope_and_day_is_replaced()
    {
        var policies = PolicyFiles.Load(PolicyFiles.Rule("limit/VerificationMailsPerDay", "*", "50", "2018-01-01"));
        Assert.Equal(50, policies.Limit(LimitKind.VerificationMailsPerDay, "*", Today));
        Assert.Equal(RegistrarPolicies.Load().Entries.Count, policies.Entries.Count);
    }

    [Fact]
    public void A_later_day_lets_the_past_stand()
    {
        var policies = PolicyFiles.Load(PolicyFiles.Rule("deadline/EnhancedVerification", "@cnnic", "\"7 bd\"", "2026-06-01"));
        Assert.Equal("10 d", policies.Deadline(DeadlineKind.EnhancedVerification, "cn", new DateOnly(2026, 5, 31))?.ToString());
        Assert.Equal("7 bd", policies.Deadline(DeadlineKind.EnhancedVerification, "cn", new DateOnly(2026, 6, 1))?.ToString());
    }

    [Fact]
    public void A_suffix_wins_over_its_group_and_the_group_over_all()
    {
        var policies = PolicyFiles.Load("""
            { "rules": [
              { "rule": "deadline/RealNameMaterial", "for": ["cn"], "validFrom": "2024-01-01", "source": "operator", "value": "3 d" },
              { "rule": "deadline/RealNameMaterial", "for": ["@cnnic"], "validFrom": "2025-01-01", "source": "operator", "value": "4 d" },
              { "rule": "deadline/RealNameMaterial", "for": ["*"], "validFrom": "2026-01-01", "source": "operator", "value": "6 d" } ] }
            """);
        Assert.Equal("3 d", policies.Deadline(DeadlineKind.RealNameMaterial, "cn", Today)?.ToString());
        Assert.Equal("4 d", policies.Deadline(DeadlineKind.RealNameMaterial, "com.cn", Today)?.ToString());
        Assert.Equal("6 d", policies.Deadline(DeadlineKind.RealNameMaterial, "com", Today)?.ToString());
        Assert.Equal("5 d", policies.Deadline(DeadlineKind.RealNameMaterial, "cn", new DateOnly(2023, 12, 31))?.ToString());
    }

    [Fact]
    public void The_operators_of_other_registrars_fit_their_own_grace_in()
    {
        var policies = PolicyFiles.Load(PolicyFiles.Lifecycle("graceDays", "40"));
        Assert.Equal(40, policies.Lifecycle("cn", Today).GraceDays);
        Assert.Equal(30, policies.Lifecycle("com.cn", Today).GraceDays);
    }

    [Fact]
    public void The_720_hours_of_the_new_transfer_policy_are_one_statement_away()
    {
        var policies = PolicyFiles.Load(PolicyFiles.Rule("locks", "@classic", """
            { "afterRegistrationHours": 720, "afterTransferHours": 720, "afterHolderChangeHours": 0, "holderChangeOptOut": true,
              "noTransferBeforeExpiryDays": 0, "lostYearDays": 45, "holderChangeOnline": true, "holderChangeWhenExpired": false }
            """, "2027-07-01"));
        var at = new DateTimeOffset(2027, 7, 2, 0, 0, 0, TimeSpan.Zero);
        Assert.Equal(at.AddDays(30), policies.Locks("com", new DateOnly(2027, 7, 2)).LockedUntil(LockCause.Transfer, at));
        Assert.Equal(at, policies.Locks("com", new DateOnly(2027, 7, 2)).LockedUntil(LockCause.HolderChange, at));
        Assert.Equal(1440, policies.Locks("com", new DateOnly(2027, 6, 30)).AfterTransferHours);
    }

    [Fact]
    public void A_suffix_can_be_added_through_a_group_and_sold()
    {
        var policies = PolicyFiles.Load("""{ "suffixes": { "xin": { "registry": "xin-registry", "icann": true, "groups": ["new-gtld"] } } }""");
        Assert.Equal("xin-registry", policies.RegistryOf("xin"));
        Assert.Equal("诚信.xin", Assert.IsType<NamingVerdict.Accepted>(policies.CheckName("诚信.xin", Today)).Name.ULabel);
        Assert.Equal(29, policies.Lifecycle("xin", Today).RedemptionDays);
    }

    [Fact]
    public void A_registry_account_can_be_renamed()
    {
        var policies = PolicyFiles.Load("""{ "suffixes": { "com": { "registry": "reseller", "icann": true, "groups": ["classic"] } } }""");
        Assert.Equal("reseller", policies.RegistryOf("com"));
        Assert.Equal("verisign", policies.RegistryOf("net"));
    }

    [Fact]
    public void A_suffix_can_be_opened_to_other_scripts_and_closed_to_encoded_input()
    {
        var policies = PolicyFiles.Load("""
            { "repertoires": { "cyrillic": ["002D", "0030-0039", "0430-045F"] },
              "rules": [
                { "rule": "label", "for": ["net"], "validFrom": "2026-01-01", "source": "operator",
                  "value": { "english": "ldh", "chinese": "chinese", "consecutiveHyphens": true, "minCharacters": 3, "encodedInput": false } } ] }
            """);
        Assert.IsType<NamingVerdict.Accepted>(policies.CheckName("abc--d.net", Today));
        Assert.Equal("PunycodeNotAccepted", Code(policies, "xn--fiqu43as1h.net"));
        Assert.Equal("PunycodeNotAccepted", Code(policies, "ＸＮ－－fiqu43as1h.net"));
        Assert.Equal("LabelTooShort", Code(policies, "ab.net"));
        Assert.Equal("LabelReservedHyphens", Code(policies, "ab--c.net"));
    }

    [Fact]
    public void Words_of_the_operator_count_with_his_own_code()
    {
        var policies = PolicyFiles.Load(PolicyFiles.Rule("words", "com", """
            [ { "code": "OurBrand", "rule": "N11", "position": "Start", "effect": "Refuse", "words": ["acme"], "english": "No.", "chinese": "不行。" },
              { "code": "OurName", "rule": "N11", "position": "Whole", "effect": "Review", "words": ["shop"], "english": "Wait.", "chinese": "请稍候。" } ]
            """));
        Assert.Equal("OurBrand", Code(policies, "acme-shop.com"));
        Assert.IsType<NamingVerdict.Accepted>(policies.CheckName("the-acme.com", Today));
        Assert.True(Assert.IsType<NamingVerdict.Accepted>(policies.CheckName("shop.com", Today)).NeedsNamingReview);
        Assert.False(Assert.IsType<NamingVerdict.Accepted>(policies.CheckName("shops.com", Today)).NeedsNamingReview);
    }

    private static string Code(RegistrarPolicies policies, string name) => Assert.Single(
        Assert.IsType<NamingVerdict.Refused>(policies.CheckName(name, Today)).Violations.Select(violation => violation.Code).Distinct());
}
