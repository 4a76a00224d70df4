using System.ComponentModel;
using DomainWorkers.BuildingBlocks.Hosting;

namespace DomainWorkers.RegistrySubmission.Domain;

/// <summary>What an operator decides about orders for new names.</summary>
public sealed class RegistrationOptions
{
    /// <summary>Whether the policy's <c>emailBeforeOrder</c> is enforced.</summary>
    public EmailBeforeOrder EmailBeforeOrder { get; set; } = EmailBeforeOrder.ByPolicy;
}

/// <summary>Whether a profile needs a verified mail address before a name is ordered with it; <c>by-policy</c> and <c>off</c> in settings.</summary>
[TypeConverter(typeof(KebabEnumConverter))]
public enum EmailBeforeOrder
{
    /// <summary>Where the policy's <c>verification</c> rule of the suffix says so.</summary>
    ByPolicy,

    /// <summary>Nowhere: for a registrar that runs no EmailVerification, or moves its accounts.</summary>
    Off,
}
