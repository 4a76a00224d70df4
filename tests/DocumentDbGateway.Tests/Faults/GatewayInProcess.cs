using System.Net;
using MongoDB.Driver;

namespace DomainWorkers.DocumentDbGateway.Tests.Faults;

/// <summary>A gateway inside the test process, in front of a PostgreSQL of the test's choice.</summary>
internal sealed class GatewayInProcess : IAsyncDisposable
{
    private readonly CancellationTokenSource _ending = new();
    private readonly Task _running;

    private GatewayInProcess(GatewayListener listener) => _running = listener.Run(_ending.Token);

    public MongoClient Client { get; private set; } = null!;

    public static async Task<GatewayInProcess> Start(int postgresPort, TimeProvider? clock = null, string? commandLog = null)
    {
        var postgres = $"Host=127.0.0.1;Port={postgresPort};Username=postgres;Database=postgres";
        var listener = new GatewayListener(new GatewayOptions(new IPEndPoint(IPAddress.Loopback, 0), postgres, commandLog), clock ?? TimeProvider.System);
        var gateway = new GatewayInProcess(listener);
        gateway.Client = new MongoClient($"mongodb://{await listener.Bound}/?replicaSet=rs0");
        return gateway;
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _ending.CancelAsync();
        await _running;
        _ending.Dispose();
    }
}
