using System.Security.Cryptography;
using System.Text;
using DomainWorkers.BuildingBlocks;
using Microsoft.Extensions.Options;

namespace DomainWorkers.Correspondence;

/// <summary>Names for messages to people that follow from what a message is for, so that one that is sent again meets itself.</summary>
public sealed class MessageIds(IOptions<MailOptions> options)
{
    /// <summary>
    /// The <c>Message-ID</c> of a mail (RFC 5322 section 3.6.4), without angle brackets: one mail keeps it through all tries. Its right half
    /// is the domain of the sender's address: ours, for ever.
    /// </summary>
    public string ForMail(string purpose) => $"dw-{Digest($"mail\n{purpose}")}@{options.Value.SenderDomain}";

    /// <summary>By which an SMS gateway tells a repeat.</summary>
    public static string ForPhone(string purpose) => $"dw-{Digest($"sms\n{purpose}")}";

    private static string Digest(string text) => Text32.Of(SHA256.HashData(Encoding.UTF8.GetBytes(text)), 26);
}
