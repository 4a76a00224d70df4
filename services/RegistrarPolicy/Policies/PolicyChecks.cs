namespace DomainWorkers.RegistrarPolicy;

/// <summary>What must hold between the parts of a policy; each breach stops the load and names its place.</summary>
internal static class PolicyChecks
{
    /// <summary>Every scope names something that exists.</summary>
    public static void Scopes(PolicyDocument document)
    {
        var groups = document.Suffixes.Values.SelectMany(suffix => suffix.Groups).ToHashSet(StringComparer.Ordinal);
        foreach (var entry in document.Entries)
        {
            var known = entry.Scope == "*"
                || (entry.Scope[0] == '@' ? groups.Contains(entry.Scope[1..]) : document.Suffixes.ContainsKey(entry.Scope));
            if (!known)
                throw Problem(entry, $"\"{entry.Scope}\" is neither a suffix, nor a @group of one, nor *");
            if (entry.Value is LabelPolicy label)
                Repertoires(document, entry, label);
        }
    }

    /// <summary>Two groups of one suffix may not answer the same question: nobody could say which one wins.</summary>
    public static void OneGroup(SuffixEntry suffix, IReadOnlyList<PolicyEntry[]> layers)
    {
        if (layers.Count > 1)
        {
            var (first, second) = (layers[0][0], layers[1][0]);
            throw Problem(second,
                $"{second.Kind} reaches {suffix.Suffix.ALabel} through {second.Scope} and, at {first.Path}, through {first.Scope}");
        }
    }

    /// <summary>From the first day covered on, every required rule has an answer for every suffix.</summary>
    public static void Gaps(PolicyTable table)
    {
        foreach (var suffix in table.Suffixes.All)
        {
            foreach (var (kind, _) in RuleKinds.All.Where(kind => kind.Value.Required))
            {
                if (table.Find(kind, suffix.ALabel, table.CoversFrom) is not null)
                    continue;
                throw new PolicyException(
                    "policy", $"$.suffixes.{suffix.ALabel}", $"no {kind} is in force on {table.CoversFrom:yyyy-MM-dd}");
            }
        }
    }

    /// <summary>Schedule and notices fit together on every day, and where ICANN's recovery policy binds, they obey it.</summary>
    public static void Recovery(PolicyTable table)
    {
        foreach (var suffix in table.Suffixes.All)
        {
            foreach (var day in table.Turns(suffix.ALabel))
            {
                var lifecycle = table.InForce(RuleKinds.Lifecycle, suffix.ALabel, day);
                var notices = table.InForce(RuleKinds.Notices, suffix.ALabel, day);
                Redemption(suffix, (LifecyclePolicy)lifecycle.Value, notices);
                if (suffix.Icann && ((LifecyclePolicy)lifecycle.Value).AgainstRecoveryPolicy() is { } breach)
                    throw Problem(lifecycle, $"{suffix.ULabel}: {breach}");
                Minimum(table, suffix, notices, day);
            }
        }
    }

    private static void Redemption(Suffix suffix, LifecyclePolicy lifecycle, PolicyEntry notices)
    {
        var late = ((NoticePlan)notices.Value).Stages.FirstOrDefault(stage =>
            stage.Moment == NoticeMoment.BeforeRedemptionEnds && stage.Days > lifecycle.RedemptionDays);
        if (late is not null)
            throw Problem(notices,
                $"{suffix.ULabel}: stage {late.Name} would come before the redemption of {lifecycle.RedemptionDays} days begins");
    }

    private static void Minimum(PolicyTable table, Suffix suffix, PolicyEntry notices, DateOnly day)
    {
        var minimum = table.Find(RuleKinds.NoticeMinimum, suffix.ALabel, day);
        if (minimum is null && suffix.Icann)
            throw Problem(notices, $"{suffix.ULabel}: a generic suffix needs a noticeMinimum on {day:yyyy-MM-dd} (ERRP 2.1)");
        if (((NoticeMinimum?)minimum?.Value)?.Missing((NoticePlan)notices.Value) is { } missing)
            throw Problem(notices, $"{suffix.ULabel}: {missing}, which {minimum!.Path} asks for");
    }

    private static void Repertoires(PolicyDocument document, PolicyEntry entry, LabelPolicy label)
    {
        foreach (var name in new[] { label.English, label.Chinese }.OfType<string>())
        {
            if (!document.Repertoires.ContainsKey(name))
                throw Problem(entry, $"\"{name}\" is not a repertoire");
        }
    }

    private static PolicyException Problem(PolicyEntry entry, string problem) => new(entry.File, entry.Path, problem);
}
