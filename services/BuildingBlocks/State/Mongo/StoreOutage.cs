using DomainWorkers.BuildingBlocks.Failures;
using MongoDB.Driver;

namespace DomainWorkers.BuildingBlocks.State.Mongo;

/// <summary>Tells a store that is away, and will be back, from one that says no.</summary>
internal static class StoreOutage
{
    /// <summary>
    /// Server codes that mean away: HostUnreachable, HostNotFound, NetworkTimeout, ShutdownInProgress, WriteConflict, FailedToSatisfyReadPreference,
    /// PrimarySteppedDown, ReadConcernMajorityNotAvailableYet, ExceededTimeLimit, MaxTimeMSExpired, SocketException, NotWritablePrimary,
    /// InterruptedAtShutdown, InterruptedDueToReplStateChange, NotPrimaryNoSecondaryOk, NotPrimaryOrSecondary.
    /// </summary>
    private static readonly HashSet<int> Away =
        [6, 7, 89, 91, 112, 133, 134, 189, 262, 50, 9001, 10107, 11600, 11602, 13435, 13436];

    private static readonly string[] AwayLabels = ["RetryableWriteError", "RetryableError", "SystemOverloadedError"];

    public static async Task<T> Guard<T>(Func<Task<T>> ask)
    {
        try
        {
            return await ask();
        }
        catch (Exception exception) when (Is(exception))
        {
            throw new StoreUnavailableException($"The document store did not answer: {exception.Message}", exception);
        }
    }

    public static bool Is(Exception exception) => exception switch
    {
        // Wrong credentials stay wrong.
        MongoAuthenticationException authentication => authentication.InnerException is { } inner and not MongoCommandException && Is(inner),
        MongoConnectionException or MongoConnectionPoolPausedException or MongoWaitQueueFullException => true,
        MongoNotPrimaryException or MongoNodeIsRecoveringException => true,
        MongoExecutionTimeoutException or MongoCursorNotFoundException => true,
        TimeoutException or IOException or System.Net.Sockets.SocketException => true,

        // Applied on the primary, not known to be on a majority.
        MongoWriteConcernException => true,
        MongoWriteException { WriteError: null, WriteConcernError: not null } => true,
        MongoBulkWriteException { WriteErrors.Count: 0, WriteConcernError: not null } => true,

        MongoBulkWriteException { WriteErrors.Count: > 0 } bulk => bulk.WriteErrors.All(error => Away.Contains(error.Code)) || IsLabelled(bulk),
        MongoWriteException { WriteError: { } error } written => Away.Contains(error.Code) || IsLabelled(written),
        MongoCommandException command => Away.Contains(command.Code) || IsLabelled(command),
        _ => false,
    };

    private static bool IsLabelled(MongoException exception) => AwayLabels.Any(exception.HasErrorLabel);
}
