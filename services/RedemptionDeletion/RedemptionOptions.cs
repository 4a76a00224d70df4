using System.ComponentModel.DataAnnotations;
using System.Text.RegularExpressions;
using DomainWorkers.Contracts.Messaging;

namespace DomainWorkers.RedemptionDeletion;

/// <summary>What the registrar decides about the time after expiry, beside the policy of each suffix. Business time, except for the lease.</summary>
public sealed class RedemptionOptions : IValidatableObject
{
    /// <summary>Name servers whose page says that a name expired and how to get it back; without any, expired names are held instead.</summary>
    public IList<string> ParkingNameServers { get; } = [];

    /// <summary>So long a deletion on request can be cancelled.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "30.00:00:00")]
    public TimeSpan CancellationWindow { get; set; } = TimeSpan.FromHours(1);

    /// <summary>How far clocks of replicas, order system and registry may be apart: what a deadline promises is kept so much longer.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "06:00:00")]
    public TimeSpan ClockTolerance { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>A decision to delete that was not carried out within this time is taken anew.</summary>
    [Range(typeof(TimeSpan), "00:05:00", "1.00:00:00")]
    public TimeSpan DecisionValidFor { get; set; } = TimeSpan.FromHours(1);

    /// <summary>An order of ours that was not answered is sent again after so long: a repeat is how it asks.</summary>
    [Range(typeof(TimeSpan), "00:10:00", "1.00:00:00")]
    public TimeSpan AskAgainAfter { get; set; } = TimeSpan.FromHours(6);

    /// <summary>How often a registry is asked that should have let go of a domain.</summary>
    [Range(typeof(TimeSpan), "00:10:00", "1.00:00:00")]
    public TimeSpan WatchEvery { get; set; } = TimeSpan.FromHours(6);

    /// <summary>A redemption is paid within so long, or refused.</summary>
    [Range(typeof(TimeSpan), "01:00:00", "30.00:00:00")]
    public TimeSpan PayWithin { get; set; } = TimeSpan.FromDays(7);

    /// <summary>The longest that one payment may protect a domain.</summary>
    [Range(typeof(TimeSpan), "01:00:00", "14.00:00:00")]
    public TimeSpan LongestPayment { get; set; } = TimeSpan.FromDays(7);

    /// <summary>After so long somebody is told that a payment was neither used nor returned.</summary>
    [Range(typeof(TimeSpan), "01:00:00", "30.00:00:00")]
    public TimeSpan PaidUnusedAfter { get; set; } = TimeSpan.FromDays(7);

    /// <summary>How long an id that a sweep found belongs to the replica it was handed to (machine time).</summary>
    [Range(typeof(TimeSpan), "00:00:10", "00:10:00")]
    public TimeSpan Lease { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>So many looks in a row that the process did not survive, or that a bug of ours ended: then a person looks.</summary>
    [Range(1, 100)]
    public int MaxAttempts { get; set; } = 5;

    /// <summary>How many domains one sweep hands on.</summary>
    [Range(1, 1000)]
    public int PageSize { get; set; } = 200;

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        var isList = ParkingNameServers.Count is 0 or (>= 2 and <= 13)
            && ParkingNameServers.All(server => Regex.IsMatch(server, ContractPatterns.HostName))
            && ParkingNameServers.Distinct(StringComparer.OrdinalIgnoreCase).Count() == ParkingNameServers.Count;
        if (!isList)
            yield return new ValidationResult("must be none, or two to thirteen different host names.", [nameof(ParkingNameServers)]);
    }
}
