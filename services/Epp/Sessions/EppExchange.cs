using System.Net.Sockets;
using System.Security.Authentication;

namespace DomainWorkers.Epp;

/// <summary>One frame out, one frame in, within the command's time; knows what its failures mean.</summary>
internal sealed class EppExchange(
    EppSessionContext context, EppConnection connection, CancellationToken cancellationToken) : IDisposable
{
    private readonly EppDeadline _deadline = new(context.Account.CommandTimeout, context.MachineClock, cancellationToken);

    public static bool IsFailure(Exception exception) => exception
        is IOException or SocketException or AuthenticationException or InvalidOperationException or NotSupportedException
        or OperationCanceledException or FormatException or EppWrongTransactionException;

    public async Task<byte[]> Ask(ReadOnlyMemory<byte> frame)
    {
        await connection.Write(frame, _deadline.Token);
        return await connection.Read(_deadline.Token);
    }

    public EppUnknownOutcomeException Unknown(string kind, Exception exception)
    {
        var (reason, text) = exception switch
        {
            OperationCanceledException when cancellationToken.IsCancellationRequested =>
                (EppUnknownReason.Abandoned, "the caller gave up after it had been written"),
            OperationCanceledException when _deadline.Passed =>
                (EppUnknownReason.TimedOut, $"no answer within {context.Account.CommandTimeout}"),
            EppWrongTransactionException => (EppUnknownReason.WrongTransaction, "the answer belongs to another command"),
            FormatException => (EppUnknownReason.Malformed, exception.Message),
            _ => (EppUnknownReason.ConnectionLost, "the connection was lost"),
        };
        return new EppUnknownOutcomeException(reason, $"{context.Account.Name}: outcome of {kind} unknown: {text}", exception)
        {
            ClosedAt = context.MachineClock.GetUtcNow(),
        };
    }

    public void Dispose() => _deadline.Dispose();
}
