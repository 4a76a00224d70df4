using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;

namespace DomainWorkers.VspSimulator;

/// <summary>The login command (RFC 5730 2.9.1.1).</summary>
internal sealed class Logins(ProviderOptions options, IReadOnlyDictionary<string, AccountGate> gates)
{
    private static readonly XNamespace E = Ns.Epp;
    private readonly Lock _gate = new();
    private readonly Dictionary<string, string> _passwords = options.Accounts.ToDictionary(account => account.ClientId, account => account.Password);

    /// <summary>On success the caller holds a session slot of the account's gate.</summary>
    public (Answer Answer, LoggedIn? Login) Login(EppCommand command, string certificateName, FaultRule? fault)
    {
        var body = command.Body;
        if (body.Element(E + "options")!.Element(E + "lang")!.Value.Trim() != "en")
            return (Answer.Of(2102, "Only the language en is offered."), null);
        var services = body.Element(E + "svcs")!;
        var objects = Values(services.Elements(E + "objURI"));
        if (objects.FirstOrDefault(uri => !Ns.Objects.Any(known => known.NamespaceName == uri)) is { } mapping)
            return (Answer.Of(2307, mapping), null);
        if (Values(services.Descendants(E + "extURI")).FirstOrDefault() is { } extension)
            return (Answer.Of(2103, extension), null);
        if (command.Extensions.Count > 0)
            return (Answer.Of(2103, command.Extensions[0].Name.NamespaceName), null);

        var clientId = body.Element(E + "clID")!.Value.Trim();
        var named = !options.CertificateNamesAccount || certificateName == clientId;
        if (fault?.Action == FaultAction.RefuseLogin || !named || !Fits(clientId, body.Element(E + "pw")!.Value.Trim()))
            return (Answer.Of(2200), null);
        if (!gates[clientId].TryEnter())
            return (Answer.Of(2502, $"At most {options.Accounts.First(a => a.ClientId == clientId).MaxSessions} sessions."), null);
        if (body.Element(E + "newPW")?.Value.Trim() is { } newPassword)
            Change(clientId, newPassword);
        return (Answer.Of(1000), new LoggedIn(clientId, objects, new HashSet<string>()));
    }

    private bool Fits(string clientId, string password)
    {
        lock (_gate)
        {
            return _passwords.TryGetValue(clientId, out var known)
                && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(known), Encoding.UTF8.GetBytes(password));
        }
    }

    private void Change(string clientId, string password)
    {
        lock (_gate)
            _passwords[clientId] = password;
    }

    private static HashSet<string> Values(IEnumerable<XElement> elements) => [.. elements.Select(e => e.Value.Trim())];
}
