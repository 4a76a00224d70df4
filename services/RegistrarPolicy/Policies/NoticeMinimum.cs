namespace DomainWorkers.RegistrarPolicy;

/// <summary>The notices that a plan must contain whatever else it has (ICANN ERRP 2.1), as windows of days around expiry.</summary>
public sealed record NoticeMinimum((int From, int To) MonthBefore, (int From, int To) WeekBefore, int AfterWithinDays)
{
    /// <summary>The first notice that the plan lacks; null when it has them all.</summary>
    public string? Missing(NoticePlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        bool Has(NoticeMoment moment, int from, int to) => plan.Stages.Any(stage =>
            stage.Moment == moment && stage.Days >= from && stage.Days <= to && stage.Channels.Contains(NoticeChannel.Mail));

        if (!Has(NoticeMoment.BeforeExpiry, MonthBefore.From, MonthBefore.To))
            return $"no mail {MonthBefore.From} to {MonthBefore.To} days before expiry";
        if (!Has(NoticeMoment.BeforeExpiry, WeekBefore.From, WeekBefore.To))
            return $"no mail {WeekBefore.From} to {WeekBefore.To} days before expiry";
        return Has(NoticeMoment.AfterExpiry, 1, AfterWithinDays) ? null : $"no mail 1 to {AfterWithinDays} days after expiry";
    }

    internal static NoticeMinimum Read(PolicyNode node)
    {
        node.Keys("monthBefore", "weekBefore", "afterWithinDays");
        return new NoticeMinimum(Window(node["monthBefore"]), Window(node["weekBefore"]), node["afterWithinDays"].Number(1, 30));
    }

    private static (int, int) Window(PolicyNode node)
    {
        var ends = node.Items().Select(item => item.Number(1, 365)).ToList();
        return ends.Count == 2 && ends[0] <= ends[1] ? (ends[0], ends[1]) : throw node.Problem("a window like [26, 35] is expected");
    }
}
