namespace DomainWorkers.Epp.Tests;

/// <summary>The example of the README, compiled and run.</summary>
internal static class ReadmeExample
{
    public static async Task<string> Register(EppAccountOptions account, string name, CancellationToken cancellationToken)
    {
        // README begins
        await using var pool = new EppSessionPool(
            account,
            new LocalEppSlots(account.MaxSessions, EppRate.PerSecond(20), TimeProvider.System),
            machineClock: TimeProvider.System);

        var create = new DomainCreate
        {
            Name = name,
            PeriodYears = 1,
            Registrant = "reg-1234",
            NameServers = [EppNameServer.HostObject("ns1.example.net"), EppNameServer.HostObject("ns2.example.net")],
            Extensions = [new CnnicDomainCreate(CnnicHolderType.Enterprise, "purveyor")],
        };
        try
        {
            var answer = await pool.Execute(create, new EppExecution { ClientTransactionId = "order-77-1" }, cancellationToken);
            return answer.Class(create.IsTransform) switch
            {
                EppCodeClass.Success => $"registered until {answer.Data!.ExpiresAt:yyyy-MM-dd}",
                EppCodeClass.Pending => "accepted; a poll message will tell",
                EppCodeClass.Reconcile => await Reconcile(pool, name, cancellationToken),
                _ => $"refused: {answer.Result.Explanation}",
            };
        }
        catch (EppNotSentException exception)
        {
            return $"not sent, try again after {exception.RetryAfter ?? TimeSpan.Zero}";
        }
        catch (EppUnknownOutcomeException)
        {
            return await Reconcile(pool, name, cancellationToken);
        }

        static async Task<string> Reconcile(EppSessionPool pool, string name, CancellationToken cancellationToken)
        {
            var execution = new EppExecution { ClientTransactionId = "order-77-ask-1", FreshSession = true };
            var answer = await pool.Execute(new DomainInfo(name), execution, cancellationToken);
            return answer.Data is { } domain ? $"held by {domain.SponsorId} since {domain.CreatedAt:u}" : "not there";
        }

        // README ends
    }
}
