namespace DomainWorkers.RegistrarPolicy;

/// <summary>The rules that a policy file can state, and whether every suffix needs an answer to them.</summary>
internal static class RuleKinds
{
    public const string Label = "label";
    public const string Words = "words";
    public const string Sale = "sale";
    public const string Terms = "terms";
    public const string Eligibility = "eligibility";

    public const string Lifecycle = "lifecycle";
    public const string Deletion = "deletion";
    public const string Notices = "notices";
    public const string NoticeMinimum = "noticeMinimum";
    public const string AutoRenew = "autoRenew";
    public const string Locks = "locks";
    public const string EmailReminders = "emailReminders";
    public const string Verification = "verification";
    public const string PersonalName = "personalName";
    public const string MinistryApproval = "ministryApproval";
    public const string SiteLimit = "siteLimit";

    public static IReadOnlyDictionary<string, RuleKind> All { get; } = Build();

    public static string Of(DeadlineKind kind) => $"deadline/{kind}";

    public static string Of(LimitKind kind) => $"limit/{kind}";

    public static string Of(ImageFlow flow) => $"images/{flow}";

    private static Dictionary<string, RuleKind> Build()
    {
        var kinds = new Dictionary<string, RuleKind>(StringComparer.Ordinal)
        {
            [Label] = new(true, LabelPolicy.Read),
            [Words] = new(true, WordRule.ReadAll),
            [Sale] = new(true, SalePolicy.Read),
            [Terms] = new(true, TermPolicy.Read),
            [Eligibility] = new(true, EligibilityPolicy.Read),
            [Lifecycle] = new(true, LifecyclePolicy.Read),
            [Deletion] = new(false, DeletionPolicy.Read),
            [Notices] = new(true, NoticePlan.Read),
            [NoticeMinimum] = new(false, DomainWorkers.RegistrarPolicy.NoticeMinimum.Read),
            [AutoRenew] = new(true, AutoRenewPolicy.Read),
            [Locks] = new(true, LockPolicy.Read),
            [EmailReminders] = new(false, EmailReminderPlan.Read),
            [Verification] = new(true, VerificationPolicy.Read),
            [PersonalName] = new(false, PersonalNamePolicy.Read),
            [MinistryApproval] = new(true, MinistryApprovalPolicy.Read),
            [SiteLimit] = new(false, SiteLimitPolicy.Read),
        };
        // Deadlines and limits exist where a source states them: an enhanced verification, for example, only at CNNIC.
        foreach (var kind in Enum.GetValues<DeadlineKind>())
            kinds[Of(kind)] = new(false, DeadlineSpan.Read);
        foreach (var kind in Enum.GetValues<LimitKind>())
            kinds[Of(kind)] = new(false, node => node.Number(1, 1_000_000));
        foreach (var flow in Enum.GetValues<ImageFlow>())
            kinds[Of(flow)] = new(true, ImagePolicy.Read);
        return kinds;
    }
}

/// <summary>How a rule's value is read; <paramref name="Required"/> = without an answer for a suffix the policy has a gap.</summary>
internal sealed record RuleKind(bool Required, Func<PolicyNode, object> Read);
