using DomainWorkers.BuildingBlocks.Messaging.Transport;
using DomainWorkers.BuildingBlocks.State;
using Microsoft.Extensions.Configuration;

namespace DomainWorkers.OperatorConsole.Surroundings;

/// <summary>What a run of the tool stands in: its settings, its clock, where it writes, and the ways to store and broker.</summary>
internal sealed record World
{
    /// <summary>Settings beside those of <c>--settings</c>; the later ones win.</summary>
    public required IConfiguration Environment { get; init; }

    public required TextWriter Output { get; init; }

    public required TextWriter Error { get; init; }

    /// <summary>Whether a person reads along at a terminal.</summary>
    public bool IsTerminal { get; init; }

    /// <summary>Who the machine says is there.</summary>
    public required string User { get; init; }

    /// <summary>Both clocks are the machine's: nobody plays with time here.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Opens the store, or says that it is not there.</summary>
    public Func<StoreOptions, CancellationToken, Task<IStateStoreFactory>> OpenStore { get; init; } = Reach.Store;

    /// <summary>Opens a way to the broker, or says that it is not there.</summary>
    public Func<BrokerOptions, CancellationToken, Task<IBrokerDoor>> OpenBroker { get; init; } = RabbitDoor.Open;

    public static World OfThisMachine() => new()
    {
        Environment = new ConfigurationBuilder()
            .AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"), optional: true)
            .AddEnvironmentVariables()
            .Build(),
        Output = Console.Out,
        Error = Console.Error,
        IsTerminal = !Console.IsOutputRedirected,
        User = System.Environment.GetEnvironmentVariable("DW_OPERATOR")
            ?? System.Environment.GetEnvironmentVariable("SUDO_USER")
            ?? System.Environment.UserName,
    };
}
