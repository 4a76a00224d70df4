using System.Diagnostics;
using System.Text.Json;

namespace DomainWorkers.RegistrarPolicy;

/// <summary>The rules of the registrar, by suffix and day; checked as a whole when loaded, and pure afterwards.</summary>
public sealed class RegistrarPolicies
{
    private readonly PolicyTable _table;

    private RegistrarPolicies(PolicyTable table) => _table = table;

    /// <summary>The suffixes that the policy knows.</summary>
    public SuffixTable Suffixes => _table.Suffixes;

    /// <summary>The first day for which every rule has an answer.</summary>
    public DateOnly CoversFrom => _table.CoversFrom;

    /// <summary>Every dated statement, for display; those marked unverified await the operator's confirmation.</summary>
    public IReadOnlyList<PolicyEntry> Entries => _table.Entries;

    /// <summary>The embedded policy alone.</summary>
    public static RegistrarPolicies Load() => new(new PolicyTable(Embedded()));

    /// <summary>The embedded policy with the operator's file laid over it.</summary>
    /// <exception cref="PolicyException">The file breaks a rule; the message names the place.</exception>
    public static RegistrarPolicies Load(Stream overriding, string file = "override") =>
        new(new PolicyTable(PolicyDocument.Read(overriding, file).Over(Embedded())));

    /// <inheritdoc cref="Load(Stream, string)"/>
    public static RegistrarPolicies Load(JsonDocument overriding, string file = "override") =>
        new(new PolicyTable(PolicyDocument.Read(overriding, file).Over(Embedded())));

    /// <summary>Reads a name without judging it by the rules of its suffix; for names that are already held.</summary>
    public DomainNameResult Parse(string name) => DomainName.Parse(name, Suffixes);

    /// <summary>Whether a name may be ordered on that day.</summary>
    public NamingVerdict CheckName(string name, DateOnly on)
    {
        return Parse(name) switch
        {
            DomainNameResult.Parsed(var parsed) => CheckName(parsed, name, on),
            DomainNameResult.Refused(var violations) => new NamingVerdict.Refused(violations),
            _ => throw new UnreachableException(),
        };
    }

    /// <summary>Why the holder may not have the name on that day; empty when he may.</summary>
    public IReadOnlyList<PolicyViolation> CheckEligibility(DomainName name, Holder holder, DateOnly on)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(holder);
        var entry = _table.InForce(RuleKinds.Eligibility, name.Suffix, on);
        return [.. EligibilityRules.Check(name, holder, (EligibilityPolicy)entry.Value, entry.Source)];
    }

    /// <summary>Why a label may not be sold as the personal name of the holder (姓名.网址); empty when it may.</summary>
    /// <exception cref="ArgumentException">The suffix has no such product.</exception>
    public IReadOnlyList<PolicyViolation> CheckPersonalName(
        DomainName name, Holder holder, string fullName, string identityNumber, DateOnly on)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(holder);
        ArgumentNullException.ThrowIfNull(fullName);
        var policy = (PersonalNamePolicy?)_table.Find(RuleKinds.PersonalName, name.Suffix, on)?.Value
            ?? throw new ArgumentException($"\"{name.SuffixU}\" has no personal names", nameof(name));
        return [.. PersonalNameRules.Check(name, holder, fullName, identityNumber, policy, on)];
    }

    /// <summary>For how long names are sold.</summary>
    public TermPolicy Terms(string suffix, DateOnly on) => Value<TermPolicy>(RuleKinds.Terms, suffix, on);

    /// <summary>What may be ordered: registration, renewal, transfer to us.</summary>
    public SalePolicy Sale(string suffix, DateOnly on) => Value<SalePolicy>(RuleKinds.Sale, suffix, on);

    /// <summary>Whether new registrations are taken.</summary>
    public bool Sells(string suffix, DateOnly on) => Sale(suffix, on).Registration;

    /// <summary>Key of the registry account that a suffix's commands go to.</summary>
    public string RegistryOf(string suffix) => Suffixes.TryFind(suffix, out var known)
        ? known.Registry
        : throw new ArgumentException($"\"{suffix}\" is not a suffix of the policy", nameof(suffix));

    /// <summary>What happens after expiry; a name keeps the policy in force on its expiry date.</summary>
    public LifecyclePolicy Lifecycle(string suffix, DateOnly expiresOn) => Value<LifecyclePolicy>(RuleKinds.Lifecycle, suffix, expiresOn);

    /// <summary>How a holder has a name deleted; a name keeps the way of its day of registration. Online where nothing is stated.</summary>
    public DeletionPolicy Deletion(string suffix, DateOnly registeredOn) =>
        (DeletionPolicy?)_table.Find(RuleKinds.Deletion, suffix, registeredOn < CoversFrom ? CoversFrom : registeredOn)?.Value ?? new DeletionPolicy(null);

    /// <summary>The notices around one expiry; as with the lifecycle, the expiry date decides.</summary>
    public NoticePlan Notices(string suffix, DateOnly expiresOn) => Value<NoticePlan>(RuleKinds.Notices, suffix, expiresOn);

    /// <summary>When the order side is asked to renew a name whose holder wished it; the expiry date decides here too.</summary>
    public AutoRenewPolicy AutoRenew(string suffix, DateOnly expiresOn) => Value<AutoRenewPolicy>(RuleKinds.AutoRenew, suffix, expiresOn);

    /// <summary>When a name cannot leave or change hands.</summary>
    public LockPolicy Locks(string suffix, DateOnly on) => Value<LockPolicy>(RuleKinds.Locks, suffix, on);

    /// <summary>What has to be shown before a name resolves.</summary>
    public VerificationPolicy Verification(string suffix, DateOnly on) => Value<VerificationPolicy>(RuleKinds.Verification, suffix, on);

    /// <summary>When a registrant is reminded to verify the mail address; null where no source asks for it.</summary>
    public EmailReminderPlan? EmailReminders(string suffix, DateOnly on) =>
        (EmailReminderPlan?)_table.Find(RuleKinds.EmailReminders, suffix, on)?.Value;

    /// <summary>Whether sites under the suffix can be filed at all; the suffix <c>*</c> stands for one that the policy does not know.</summary>
    public MinistryApprovalPolicy MinistryApproval(string suffix, DateOnly on) =>
        (MinistryApprovalPolicy?)_table.Find(RuleKinds.MinistryApproval, suffix, on)?.Value ?? new MinistryApprovalPolicy(false, false);

    /// <summary>How many domains one site may be filed with in a province; null where no source states it for the day.</summary>
    public int? DomainsPerSite(int provinceCode, DateOnly on) =>
        ((SiteLimitPolicy?)_table.Find(RuleKinds.SiteLimit, "*", on)?.Value)?.In(provinceCode);

    /// <summary>What an identity image must be like.</summary>
    public ImagePolicy Images(ImageFlow flow, string suffix, DateOnly on) => Value<ImagePolicy>(RuleKinds.Of(flow), suffix, on);

    /// <summary>A deadline, of <c>*</c> for what is not about a domain; null where no source states one.</summary>
    public DeadlineSpan? Deadline(DeadlineKind kind, string suffix, DateOnly on) =>
        (DeadlineSpan?)_table.Find(RuleKinds.Of(kind), suffix, on)?.Value;

    /// <summary>A counted limit, of <c>*</c> for what is not about a domain; null where no source states one.</summary>
    public int? Limit(LimitKind kind, string suffix, DateOnly on) => (int?)_table.Find(RuleKinds.Of(kind), suffix, on)?.Value;

    /// <summary>The statement behind an answer, with source and date; null where there is none.</summary>
    public PolicyEntry? Statement(string kind, string suffix, DateOnly on) => _table.Find(kind, suffix, on);

    private NamingVerdict CheckName(DomainName parsed, string name, DateOnly on)
    {
        var label = _table.InForce(RuleKinds.Label, parsed.Suffix, on);
        var words = _table.InForce(RuleKinds.Words, parsed.Suffix, on);
        var found = ((IReadOnlyList<WordRule>)words.Value).Where(rule => rule.Find(parsed.Label) is not null).ToLookup(
            rule => rule.Effect, rule => new PolicyViolation(rule.Code, rule.Rule, rule.English, rule.Chinese, words.Source));

        List<PolicyViolation> violations =
        [
            .. NamingRules.Check(parsed, name, (LabelPolicy)label.Value, _table.Repertoires, label.Source),
            .. found[WordEffect.Refuse],
        ];
        return violations.Count > 0
            ? new NamingVerdict.Refused(violations)
            : new NamingVerdict.Accepted(parsed, [.. found[WordEffect.Review]]);
    }

    private T Value<T>(string kind, string suffix, DateOnly on) => (T)_table.InForce(kind, suffix, on).Value;

    private static PolicyDocument Embedded()
    {
        using var stream = typeof(RegistrarPolicies).Assembly.GetManifestResourceStream("policy.json")!;
        return PolicyDocument.Read(stream, "policy.json");
    }
}
