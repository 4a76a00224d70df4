using System.Diagnostics.Metrics;
using MongoDB.Driver;

namespace DomainWorkers.BuildingBlocks.State.Mongo;

/// <summary>
/// Counts the commands that go to the document store, under the attribute names of OpenTelemetry's conventions for databases: what a
/// message costs its store, and which collection is asked most. A second attempt that the driver makes by itself is not counted.
/// </summary>
public static class StoreCommands
{
    /// <summary>The meter's name, for whoever listens.</summary>
    public const string MeterName = "DomainWorkers.Store";

    /// <summary>The counter's name.</summary>
    public const string CounterName = "domainworkers.store.commands";

    /// <summary>The attribute with the command's name, e.g. <c>find</c>.</summary>
    public const string Operation = "db.operation.name";

    /// <summary>The attribute with the collection.</summary>
    public const string Collection = "db.collection.name";

    /// <summary>The attribute with the database, which names the worker.</summary>
    public const string Namespace = "db.namespace";

    private static readonly Meter Meter = new(MeterName);

    private static readonly Counter<long> Commands =
        Meter.CreateCounter<long>(CounterName, unit: "{command}", description: "Commands sent to the document store.");

    internal static void Count(CollectionNamespace place, string command, int times = 1)
    {
        if (Commands.Enabled)
        {
            Commands.Add(times,
                new(Operation, command), new(Collection, place.CollectionName), new(Namespace, place.DatabaseNamespace.DatabaseName));
        }
    }
}
