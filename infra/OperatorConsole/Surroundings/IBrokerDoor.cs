using System.Text.Json;

namespace DomainWorkers.OperatorConsole.Surroundings;

/// <summary>The way to the broker.</summary>
internal interface IBrokerDoor : IAsyncDisposable
{
    /// <summary>The user that the broker knows us as; it stands in every message, so that a worker can check what it may say.</summary>
    string? User { get; }

    /// <summary>Publishes persistent, mandatory and with a confirm.</summary>
    Task<Taken> Publish(Letter letter, CancellationToken cancellationToken);

    /// <summary>Hears some exchanges of one account, from now on until the door is closed.</summary>
    Task<IAsyncEnumerable<Said>> Listen(IReadOnlyList<string> exchanges, string account, CancellationToken cancellationToken);
}

/// <summary>What is published.</summary>
internal sealed record Letter(string Exchange, string RoutingKey, byte[] Body, string? MessageId, string? ContentType);

/// <summary>What was heard.</summary>
internal sealed record Said(string Exchange, JsonElement Body);

/// <summary>What became of a publish.</summary>
internal abstract record Taken
{
    private Taken()
    {
    }

    /// <summary>A queue has it.</summary>
    public sealed record Confirmed : Taken;

    /// <summary>No queue has it.</summary>
    public sealed record Refused(string Because) : Taken;

    /// <summary>The broker may have it or not.</summary>
    public sealed record Unknown(string Because) : Taken;
}
