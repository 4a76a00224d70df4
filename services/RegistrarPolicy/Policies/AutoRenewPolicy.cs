namespace DomainWorkers.RegistrarPolicy;

/// <summary>When the order side is asked to renew a name whose holder wished that it renews by itself.</summary>
/// <param name="AskDaysBefore">Days before expiry, the first one first: each leaves room for a payment that failed at the one before.</param>
/// <param name="ActByDaysBefore">The renewal should be ordered so many days before expiry.</param>
public sealed record AutoRenewPolicy(IReadOnlyList<int> AskDaysBefore, int ActByDaysBefore)
{
    internal static AutoRenewPolicy Read(PolicyNode node)
    {
        node.Keys("askDaysBefore", "actByDaysBefore");
        var days = node["askDaysBefore"].Items().Select(item => item.Number(1, 365)).ToList();
        var actBy = node["actByDaysBefore"].Number(0, 30);
        if (days.Count < 2)
            throw node["askDaysBefore"].Problem("at least two are expected: a payment can fail");
        if (days.Zip(days.Skip(1)).Any(pair => pair.First <= pair.Second))
            throw node["askDaysBefore"].Problem("days before expiry must fall from one to the next");
        if (days[^1] <= actBy)
            throw node["actByDaysBefore"].Problem("the last time it is asked leaves no room to act");
        return new AutoRenewPolicy(days, actBy);
    }
}
