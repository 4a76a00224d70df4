using DomainWorkers.DocumentDbGateway.Commands;
using DomainWorkers.DocumentDbGateway.Engine;
using DomainWorkers.DocumentDbGateway.Wire;
using Npgsql;

namespace DomainWorkers.DocumentDbGateway;

/// <summary>Runs one command and always has an answer: the engine's, or an error as MongoDB would word it.</summary>
internal sealed class CommandExecutor(
    CommandTable commands, Transactions transactions, Backend backend, TimeProvider machineClock)
{
    // Conflicts between single statements are the server's to repeat; a client only ever sees those of its transactions.
    private const int ConflictRepeats = 20;
    private static readonly TimeSpan ConflictPause = TimeSpan.FromMilliseconds(5);

    private readonly CollectionGate _gate = new();

    public async Task<byte[]> Execute(Request request, CancellationToken cancellationToken)
    {
        try
        {
            if (commands.FindServer(request.Name) is { } server)
                return await server(request, cancellationToken);
            return await OnEngine(request, cancellationToken);
        }
        catch (CommandFailure failure)
        {
            return failure.ToReply();
        }
        catch (NpgsqlException exception)
        {
            return Failure(request, exception).ToReply();
        }
    }

    private async Task<byte[]> OnEngine(Request request, CancellationToken cancellationToken)
    {
        var command = commands.FindEngine(request.Name);
        if (request.IsInTransaction)
            return await InTransaction(command, request, cancellationToken);

        if (WriteCommands.Upserts(request))
            return await OneAtATime(command, request, cancellationToken);
        try
        {
            return await Once(command, request, cancellationToken);
        }
        catch (Exception exception) when (IsConflict(exception))
        {
            return await OneAtATime(command, request, cancellationToken);
        }
    }

    private async Task<byte[]> OneAtATime(CommandTable.OnEngine command, Request request, CancellationToken cancellationToken)
    {
        using var pass = await _gate.Enter(request.Namespace, cancellationToken);
        for (var repeats = 0; ; repeats++)
        {
            try
            {
                return await Once(command, request, cancellationToken);
            }
            catch (Exception exception) when (IsConflict(exception) && repeats < ConflictRepeats)
            {
                await Task.Delay(ConflictPause, machineClock, cancellationToken);
            }
        }
    }

    private async Task<byte[]> Once(CommandTable.OnEngine command, Request request, CancellationToken cancellationToken)
    {
        await using var lane = await transactions.Enter(request, cancellationToken);
        return await command(request, lane, cancellationToken);
    }

    /// <summary>As in MongoDB, whatever goes wrong in a transaction has ended it; a write error inside an answer too.</summary>
    private async Task<byte[]> InTransaction(CommandTable.OnEngine command, Request request, CancellationToken cancellationToken)
    {
        await using var lane = await transactions.Enter(request, cancellationToken);
        var kept = false;
        try
        {
            var reply = await command(request, lane, cancellationToken);
            kept = !new MongoDB.Bson.RawBsonDocument(reply).Contains("writeErrors");
            return reply;
        }
        finally
        {
            if (!kept)
                await transactions.Find(request).AbortNow();
        }
    }

    private static bool IsConflict(Exception exception) => exception switch
    {
        PostgresException postgres => ErrorCodes.IsConflict(postgres.SqlState),
        CommandFailure failure => failure.Code == ErrorCodes.WriteConflict,
        _ => false
    };

    private CommandFailure Failure(Request request, NpgsqlException exception)
    {
        if (Backend.IsLoss(exception))
        {
            backend.Lost();
            var ends = request.Name is "commitTransaction" or "abortTransaction";
            string[] labels = request.IsInTransaction && !ends ? [CommandFailure.TransientTransaction]
                : request.TransactionNumber is not null ? [CommandFailure.RetryableWrite]
                : [];
            var message = $"the connection to PostgreSQL was lost: {exception.Message}";
            return new CommandFailure(ErrorCodes.ShutdownInProgress, message, labels);
        }

        var postgres = (PostgresException)exception;
        if (request.IsInTransaction && IsConflict(postgres))
            return new CommandFailure(ErrorCodes.WriteConflict, postgres.MessageText, CommandFailure.TransientTransaction);
        var code = ErrorCodes.Of(postgres.SqlState);
        return new CommandFailure(
            code, code == ErrorCodes.Unknown ? $"{postgres.MessageText} ({postgres.SqlState})" : postgres.MessageText);
    }
}
