namespace DomainWorkers.RegistrarPolicy;

/// <summary>When a registrant is reminded of a mail address that is not verified.</summary>
/// <param name="DaysBefore">Days before the deadline, the earliest reminder first.</param>
public sealed record EmailReminderPlan(IReadOnlyList<int> DaysBefore)
{
    internal static EmailReminderPlan Read(PolicyNode node)
    {
        var days = node.Items().Select(item => item.Number(1, 365)).ToList();
        for (var place = 1; place < days.Count; place++)
        {
            if (days[place] >= days[place - 1])
                throw node.Problem("days before the deadline must fall from one reminder to the next");
        }

        return new EmailReminderPlan(days);
    }
}
