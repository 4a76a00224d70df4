using System.Globalization;
using System.Xml.Linq;

namespace DomainWorkers.RegistrySimulator;

/// <summary>Prepaid credit: charged with the command, given back for a delete in a grace period.</summary>
internal sealed class Billing(RegistryStore store, PollQueue queue, IReadOnlyDictionary<string, RegistrarAccount> accounts)
{
    public bool CanPay(string account, decimal amount) => store.Account(account).Balance is not { } balance || balance >= amount;

    public Answer? Check(string account, decimal amount) =>
        CanPay(account, amount) ? null : Answer.Of(2104, "The balance does not cover the price.");

    /// <summary>Also called without a check by the registry itself: its auto-renewal may overdraw.</summary>
    public void Charge(string account, decimal amount, DateTimeOffset now)
    {
        var known = store.Account(account);
        if (known.Balance is not { } before || amount == 0)
            return;

        var after = known with { Balance = before - amount };
        if (accounts.GetValueOrDefault(account)?.LowBalance is { } threshold)
        {
            if (after.Balance < threshold && !known.LowBalanceTold)
                queue.Add(account, now, "Low balance", Notice(account, threshold, after.Balance.Value));
            after = after with { LowBalanceTold = after.Balance < threshold };
        }

        store.Put(after);
    }

    private static XElement Notice(string account, decimal threshold, decimal left) => Ns.Element(
        Ns.LowBalance, "lowbalance-poll", "pollData",
        new XElement(Ns.LowBalance + "registrarName", account),
        new XElement(Ns.LowBalance + "creditLimit", Money(threshold)),
        new XElement(
            Ns.LowBalance + "creditThreshold", new XAttribute("type", "FIXED"), Money(threshold)),
        new XElement(Ns.LowBalance + "availableCredit", Money(left)));

    private static string Money(decimal amount) => amount.ToString("0.00", CultureInfo.InvariantCulture);
}
