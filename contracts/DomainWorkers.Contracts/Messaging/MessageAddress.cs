using System.Text;
using System.Text.RegularExpressions;

namespace DomainWorkers.Contracts.Messaging;

/// <summary>
/// Where a message type lives on the broker: the topic exchange <c>dw.&lt;message-in-kebab-case&gt;</c>. A later version of a
/// message is a record of its own, <c>SubmitRegistrationV2</c>, with the address <c>dw.submit-registration.v2</c>.
/// </summary>
public static partial class MessageAddress
{
    /// <summary>What every exchange of ours begins with.</summary>
    public const string Prefix = "dw.";

    /// <summary>The exchange of a message type, e.g. <c>dw.submit-registration</c>.</summary>
    public static string Exchange(Type message) => Prefix + Name(message);

    /// <summary>The message's name in kebab case with its version, e.g. <c>submit-registration</c> or <c>submit-registration.v2</c>.</summary>
    public static string Name(Type message)
    {
        ArgumentNullException.ThrowIfNull(message);
        var match = VersionSuffix().Match(message.Name);
        var version = match.Success ? $".v{match.Groups[1].Value}" : "";
        var name = match.Success ? message.Name[..match.Index] : message.Name;

        var kebab = new StringBuilder(name.Length + 8);
        foreach (var letter in name)
        {
            if (char.IsUpper(letter) && kebab.Length > 0)
                kebab.Append('-');
            kebab.Append(char.ToLowerInvariant(letter));
        }

        return kebab.Append(version).ToString();
    }

    [GeneratedRegex(@"V(\d+)$")]
    private static partial Regex VersionSuffix();
}
