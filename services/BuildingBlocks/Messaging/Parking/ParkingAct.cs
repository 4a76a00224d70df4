namespace DomainWorkers.BuildingBlocks.Messaging.Parking;

/// <summary>What was done with a parked message, kept with it for good.</summary>
public sealed record ParkingAct
{
    /// <summary>When (business time).</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>What.</summary>
    public required ParkingVerb What { get; init; }

    /// <summary>Who: a person, or the worker.</summary>
    public required string By { get; init; }

    /// <summary>Why.</summary>
    public string? Because { get; init; }
}

/// <summary>What can be done with a parked message.</summary>
public enum ParkingVerb
{
    /// <summary>Somebody is putting it back into its queue.</summary>
    Releasing,

    /// <summary>The broker has it again.</summary>
    Released,

    /// <summary>The broker did not take it.</summary>
    NotTaken,

    /// <summary>It came back: parked once more.</summary>
    ParkedAgain,

    /// <summary>Nobody will send it again.</summary>
    Discarded,

    /// <summary>Somebody read its body.</summary>
    Opened,
}

/// <summary>Where a parked message stands.</summary>
public enum ParkingStanding
{
    /// <summary>It waits for a person.</summary>
    Parked,

    /// <summary>It is being put back; whoever did so may have died before the broker's word was written down.</summary>
    Releasing,

    /// <summary>The broker has it again, and it has not come back.</summary>
    Released,

    /// <summary>A person decided that it is not needed.</summary>
    Discarded,
}
