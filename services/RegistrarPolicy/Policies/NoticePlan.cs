namespace DomainWorkers.RegistrarPolicy;

/// <summary>The notices of a name around one expiry, in order.</summary>
public sealed record NoticePlan(IReadOnlyList<NoticeStage> Stages)
{
    /// <summary>Every notice of one expiry with its day in Shanghai, earliest first; the yearly reminder is not among them.</summary>
    public IReadOnlyList<(NoticeStage Stage, DateOnly DueOn)> For(DateTimeOffset expiresAt, LifecyclePolicy lifecycle)
    {
        ArgumentNullException.ThrowIfNull(lifecycle);
        var expiresOn = ShanghaiTime.DateOf(expiresAt);
        var redemptionEndsOn = ShanghaiTime.DateOf(lifecycle.DatesFor(expiresAt).RedemptionEndsAt);
        return Stages.Select(stage => (stage, DueOn: stage.DueOn(expiresOn, redemptionEndsOn)))
            .Where(due => due.DueOn is not null)
            .Select(due => (due.stage, due.DueOn!.Value))
            .OrderBy(due => due.Value)
            .ToList();
    }

    /// <summary>The next yearly reminder after a day; null where the plan has none. A 29 February is remembered on the 28th.</summary>
    public (NoticeStage Stage, DateOnly DueOn)? NextAnniversary(DateOnly registeredOn, DateOnly after)
    {
        if (Stages.FirstOrDefault(stage => stage.Moment == NoticeMoment.Anniversary) is not { } reminder)
            return null;
        var years = Math.Max(1, after.Year - registeredOn.Year);
        while (registeredOn.AddYears(years) <= after)
            years++;
        return (reminder, registeredOn.AddYears(years));
    }

    internal static NoticePlan Read(PolicyNode node)
    {
        var stages = node.Items().Select(NoticeStage.Read).ToList();
        if (stages.Select(stage => stage.Name).Distinct(StringComparer.Ordinal).Count() != stages.Count)
            throw node.Problem("two stages have one name: the ledger could not tell them apart");
        for (var index = 1; index < stages.Count; index++)
        {
            if (stages[index].Rank <= stages[index - 1].Rank)
                throw node.Problem($"stage {stages[index].Name} does not come after {stages[index - 1].Name}");
        }

        return new NoticePlan(stages);
    }
}
