using DomainWorkers.Epp;
using DomainWorkers.RegistrySubmission.Domain;
using Microsoft.Extensions.Logging;

namespace DomainWorkers.RegistrySubmission.Adapters;

/// <summary>The message queue of a registry account over EPP.</summary>
internal sealed partial class EppPollQueue(EppSessionPool pool, string account, ILogger logger) : IPollQueue
{
    public async Task<PollAnswer> Oldest(string clientTransactionId, CancellationToken cancellationToken)
    {
        try
        {
            var response = await pool.Execute(
                new PollRequest(), new EppExecution { ClientTransactionId = clientTransactionId }, cancellationToken);
            return response.Class(isTransform: false) switch
            {
                EppCodeClass.NoMessages => new PollAnswer.Empty(),
                // Without an id it can be neither stored under a name of its own nor taken off the queue.
                EppCodeClass.Message when response.Queue is { Id.Length: > 0 } queue =>
                    new PollAnswer.Message(EppNotices.Read(response, queue), queue.Count),
                _ => new PollAnswer.NoAnswer($"code {response.Result.Code}"),
            };
        }
        catch (EppException exception)
        {
            return new PollAnswer.NoAnswer(exception.Message);
        }
    }

    public async Task<bool> Acknowledge(string messageId, string clientTransactionId, CancellationToken cancellationToken)
    {
        try
        {
            var response = await pool.Execute(
                new PollAck(messageId), new EppExecution { ClientTransactionId = clientTransactionId }, cancellationToken);
            // An id that is not there any more is 2303; some registries call it 2004 or 2005.
            var gone = response.Result.IsSuccess || response.Result.Code is 2303 or 2004 or 2005;
            if (!gone)
                LogNotTaken(account, messageId, response.Result.Code);
            return gone;
        }
        catch (EppException exception)
        {
            LogLost(account, messageId, exception.Message);
            return false;
        }
    }

    [LoggerMessage(EventId = 2211, Level = LogLevel.Warning, Message = "{Registry} does not take message {MessageId} off its queue: {Code}")]
    private partial void LogNotTaken(string registry, string messageId, int code);

    [LoggerMessage(EventId = 2212, Level = LogLevel.Warning, Message = "{Registry} gave no answer to the acknowledgement of message {MessageId}: {Detail}")]
    private partial void LogLost(string registry, string messageId, string detail);
}
