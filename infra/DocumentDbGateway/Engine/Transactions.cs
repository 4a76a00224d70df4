using System.Collections.Concurrent;
using DomainWorkers.DocumentDbGateway.Wire;

namespace DomainWorkers.DocumentDbGateway.Engine;

/// <summary>The last transaction of each session, and the lane each command runs on.</summary>
internal sealed class Transactions(Backend backend, TimeProvider machineClock)
{
    // As `hello` says: logicalSessionTimeoutMinutes.
    private static readonly TimeSpan SessionLife = TimeSpan.FromMinutes(30);

    private readonly ConcurrentDictionary<string, SessionTransaction> _bySession = new();

    public async Task<Lane> Enter(Request request, CancellationToken cancellationToken)
    {
        if (!request.IsInTransaction)
            return new Lane(await backend.Open(cancellationToken), null);
        var (session, number) = Identity(request);
        if (request.StartsTransaction)
            await Start(session, number, cancellationToken);
        return await Find(request).Enter(cancellationToken);
    }

    public SessionTransaction Find(Request request)
    {
        var (session, number) = Identity(request);
        return _bySession.TryGetValue(session, out var transaction) && transaction.Number == number
            ? transaction
            : throw SessionTransaction.Missing(number);
    }

    public async Task EndSession(string session)
    {
        if (_bySession.TryRemove(session, out var transaction))
        {
            await transaction.Abort();
            transaction.Dispose();
        }
    }

    public async Task ForgetOld()
    {
        var limit = machineClock.GetUtcNow() - SessionLife;
        foreach (var (session, transaction) in _bySession)
        {
            if (transaction.StartedAt < limit)
                await EndSession(session);
        }
    }

    private async Task Start(string session, long number, CancellationToken cancellationToken)
    {
        // A session has one transaction at a time: a new one ends the one before, whether it was finished or forgotten.
        await EndSession(session);
        var connection = await backend.Open(cancellationToken);
        var started = await SessionTransaction.Begin(session, number, connection, machineClock.GetUtcNow(), cancellationToken);
        if (!_bySession.TryAdd(session, started))
        {
            await started.Abort();
            started.Dispose();
            throw SessionTransaction.Missing(number);
        }
    }

    private static (string Session, long Number) Identity(Request request) =>
        request is { Session: { } session, TransactionNumber: { } number }
            ? (session, number)
            : throw new CommandFailure(ErrorCodes.BadValue, "a transaction needs lsid and txnNumber");
}
