namespace DomainWorkers.Epp.Tests.Peer;

/// <summary>Short forms for what nearly every test sends.</summary>
internal static class Commands
{
    public static EppExecution Named(string clientTransactionId) => new() { ClientTransactionId = clientTransactionId };

    public static EppExecution Fresh(string clientTransactionId) => Named(clientTransactionId) with { FreshSession = true };

    public static Task<EppResponse<DomainCheckData>> Check(this EppSessionPool pool, string clientTransactionId = "check-1") =>
        pool.Execute(new DomainCheck("example.cn"), Named(clientTransactionId), TestContext.Current.CancellationToken);

    public static Task<EppResponse<DomainCreateData>> Create(this EppSessionPool pool, string clientTransactionId = "create-1") =>
        pool.Execute(new DomainCreate { Name = "example.cn", PeriodYears = 1 }, Named(clientTransactionId), TestContext.Current.CancellationToken);
}
