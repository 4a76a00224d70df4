using Microsoft.Extensions.DependencyInjection;

namespace DomainWorkers.BuildingBlocks.Messaging.Parking;

/// <summary>Finds a worker's parking lot when it is needed: while the bus is being built it cannot be, since it publishes over the bus.</summary>
internal sealed class ParkingLots(IServiceProvider services)
{
    public ParkingLot Of(string worker) => services.GetRequiredKeyedService<ParkingLot>(worker);
}
