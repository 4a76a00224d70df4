using DomainWorkers.MiitSimulator;

namespace DomainWorkers.MiitSync.Tests.Rig;

/// <summary>What the ministry really did.</summary>
internal static class Ledgers
{
    public static Ledger Server(this Desk desk) => desk.Counter.Server.Ledger;
}
