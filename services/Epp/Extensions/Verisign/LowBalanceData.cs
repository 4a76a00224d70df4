using System.Xml.Linq;

namespace DomainWorkers.Epp;

/// <summary>
/// The account's credit has fallen below its threshold (lowbalance-poll-1.0). Amounts are text, as the registry writes them;
/// <paramref name="ThresholdType"/> is FIXED or PERCENT.
/// </summary>
public sealed record LowBalanceData(
    string RegistrarName, string CreditLimit, string CreditThreshold, string ThresholdType, string AvailableCredit)
{
    internal static LowBalanceData Read(XElement element)
    {
        var ns = EppNamespaces.LowBalancePoll;
        var threshold = element.RequiredElement(ns, "creditThreshold");
        return new LowBalanceData(
            element.Required(ns, "registrarName"),
            element.Required(ns, "creditLimit"),
            threshold.Token(),
            threshold.RequiredAttribute("type"),
            element.Required(ns, "availableCredit"));
    }
}
