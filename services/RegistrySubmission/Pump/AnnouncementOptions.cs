using System.ComponentModel.DataAnnotations;
using DomainWorkers.Contracts.Messaging;

namespace DomainWorkers.RegistrySubmission.Pump;

/// <summary>How listeners that join late are told of every domain.</summary>
public sealed class AnnouncementOptions
{
    /// <summary>The account in whose name our own workers ask: it is told of the domains of all accounts, any other only of its own.</summary>
    [Required, RegularExpression(ContractPatterns.Account)]
    public string Operator { get; set; } = "operator";

    /// <summary>Domains that are looked at in one go.</summary>
    [Range(1, 2000)]
    public int PageSize { get; set; } = 200;

    /// <summary>The pause between two pages of one wish (machine time), so that what is news goes in between.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:10:00")]
    public TimeSpan Pause { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>How long a page belongs to one process (machine time).</summary>
    [Range(typeof(TimeSpan), "00:00:05", "00:10:00")]
    public TimeSpan Lease { get; set; } = TimeSpan.FromMinutes(1);
}
