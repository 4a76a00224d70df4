using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;

namespace DomainWorkers.RegistrySimulator;

/// <summary>Object secrets: an unset one fits nothing (RFC 9154), a roid names whose secret is meant (RFC 5731 3.1.2).</summary>
internal static class AuthInfos
{
    private const int MinLength = 6;

    public static bool Fits(XElement authInfo, string? secret, string? registrant, RegistryStore store)
    {
        var given = authInfo.Elements().FirstOrDefault(e => e.Name.LocalName == "pw");
        if (given is null)
            return false;
        if (given.Attribute("roid")?.Value is { } roid)
        {
            var contact = registrant is null ? null : store.Contact(registrant);
            secret = contact?.Roid == roid ? contact.AuthInfo : null;
        }

        return secret is not null
            && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(given.Value));
    }

    /// <summary>The secret of a create or change; empty and null unset it.</summary>
    public static (string? Secret, Answer? Refusal) Read(XElement authInfo)
    {
        var choice = authInfo.Elements().First();
        if (choice.Name.LocalName == "ext")
            return (null, Answer.Of(2102, "Only passwords are implemented as authInfo."));
        if (choice.Name.LocalName == "null" || choice.Value.Length == 0)
            return (null, null);
        return choice.Value.Length < MinLength
            ? (null, Answer.Of(2306, $"authInfo needs {MinLength} characters or none."))
            : (choice.Value, null);
    }
}
