using DomainWorkers.Epp;
using DomainWorkers.RegistrySubmission.Domain;
using Microsoft.Extensions.Logging;

namespace DomainWorkers.RegistrySubmission.Adapters;

/// <summary>Sends a command that changes something, once, and makes of result codes and lost connections what became of it.</summary>
internal sealed partial class EppTransforms(EppSessionPool pool, string account, ILogger logger)
{
    public async Task<RegistryAnswer> Send<TData>(
        EppCommand<TData> command, EppExecution execution, Func<TData?, (DateTimeOffset? Created, DateTimeOffset? Expires)> dates,
        CancellationToken cancellationToken)
        where TData : class
    {
        try
        {
            var response = await pool.Execute(command, execution, cancellationToken);
            var code = response.Result.Code;
            LogCommand(account, command.Kind, code, execution.ClientTransactionId, response.ServerTransactionId);
            return response.Class(isTransform: true) switch
            {
                EppCodeClass.Success => Done(dates(response.Data), response.ServerTransactionId),
                EppCodeClass.Pending => new RegistryAnswer.Pending(response.ServerTransactionId),
                EppCodeClass.Exists or EppCodeClass.Missing or EppCodeClass.Blocked =>
                    new RegistryAnswer.Contradicted(Refusals.ByRegistry(code)),
                // A renewal whose curExpDate does not match is refused in one of these words.
                EppCodeClass.Refused when code is 2004 or 2105 or 2306 && command is DomainRenew =>
                    new RegistryAnswer.Contradicted(Refusals.ByRegistry(code)),
                EppCodeClass.Refused or EppCodeClass.Misuse => new RegistryAnswer.Refused(Refusals.ByRegistry(code)),
                EppCodeClass.Credit => new RegistryAnswer.NotNow(Hindrance.Credit, "no credit"),
                EppCodeClass.SessionLost or EppCodeClass.SessionLimit or EppCodeClass.Authentication =>
                    new RegistryAnswer.NotNow(Hindrance.Registry, $"code {code}"),
                _ => new RegistryAnswer.Unknown($"code {code}"),
            };
        }
        catch (EppNotSentException exception)
        {
            LogLost(account, command.Kind, execution.ClientTransactionId, exception.Message);
            return new RegistryAnswer.NotNow(
                exception.Reason == EppNotSentReason.LeaseLost ? Hindrance.Lease : Hindrance.Registry, exception.Message);
        }
        catch (EppUnknownOutcomeException exception)
        {
            LogLost(account, command.Kind, execution.ClientTransactionId, exception.Message);
            return new RegistryAnswer.Unknown(exception.Message);
        }
    }

    private static RegistryAnswer.Done Done((DateTimeOffset? Created, DateTimeOffset? Expires) dates, string transactionId) =>
        new(dates.Created, dates.Expires, transactionId);

    [LoggerMessage(EventId = 2201, Level = LogLevel.Information,
        Message = "{Registry} answered {Command} with {Code}, clTRID {ClientTransactionId}, svTRID {ServerTransactionId}")]
    public partial void LogCommand(string registry, string command, int code, string clientTransactionId, string serverTransactionId);

    [LoggerMessage(EventId = 2202, Level = LogLevel.Warning, Message = "{Registry} gave no answer to {Command}, clTRID {ClientTransactionId}: {Detail}")]
    public partial void LogLost(string registry, string command, string clientTransactionId, string detail);
}
