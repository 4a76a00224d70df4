using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;

namespace DomainWorkers.RegistrySimulator;

/// <summary>The login command (RFC 5730 2.9.1.1, RFC 8807).</summary>
internal sealed class Logins(Registry registry, SimulatorOptions options, IReadOnlyDictionary<string, AccountGate> gates)
{
    private const string InExtension = "[LOGIN-SECURITY]";
    private static readonly TimeSpan WarningTime = TimeSpan.FromDays(30);
    private static readonly XNamespace E = Ns.Epp;

    /// <summary>On success the caller holds a session slot of the account's gate.</summary>
    public (Answer Answer, LoggedIn? Login) Login(EppCommand command, string certificateName, DateTimeOffset certificateEnds, FaultRule? fault)
    {
        var body = command.Body;
        if (body.Element(E + "options")!.Element(E + "lang")!.Value.Trim() != "en")
            return (Answer.Of(2102, "Only the language en is offered."), null);
        var services = body.Element(E + "svcs")!;
        if (Unknown(services.Elements(E + "objURI"), Ns.Objects) is { } mapping)
            return (Answer.Of(2307, mapping), null);
        if (Unknown(services.Descendants(E + "extURI"), Ns.Extensions) is { } extension)
            return (Answer.Of(2103, extension), null);
        if (command.Extensions.FirstOrDefault(e => e.Name != Ns.LoginSec + "loginSec") is { } misplaced)
            return (Answer.Of(2103, $"{misplaced.Name.LocalName} has no place in a login."), null);
        var security = command.Extension(Ns.LoginSec + "loginSec");
        if (Password(body, security, "pw") is not { } password)
            return (Answer.Of(2003, "loginSec:pw"), null);

        var clientId = body.Element(E + "clID")!.Value.Trim();
        var login = new LoggedIn(clientId, Values(services.Elements(E + "objURI")), Values(services.Descendants(E + "extURI")));
        var newPassword = Password(body, security, "newPW");
        if (fault?.Action == FaultAction.RefuseLogin || !Known(clientId, password, newPassword, certificateName, out var events))
            return (Answer.Of(2200), null);
        if (!gates[clientId].TryEnter())
            return (Answer.Of(2502, $"At most {options.Accounts.First(a => a.ClientId == clientId).MaxSessions} sessions."), null);

        if (newPassword is not null)
            registry.Do((store, _, _) => { store.Put(store.Account(clientId) with { Password = newPassword, PasswordChanged = true }); return true; });
        return (new Answer(1000) { Extensions = login.Speaks(Ns.LoginSec) ? Warnings(events, certificateEnds) : [] }, login);
    }

    private bool Known(string clientId, string password, string? newPassword, string certificateName, out XElement? events)
    {
        events = null;
        if (registry.Look(store => store.FindAccount(clientId)) is not { } account || !gates.ContainsKey(clientId))
            return false;
        if (options.CertificateNamesAccount && certificateName != clientId)
            return false;
        if (!CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(account.Password), Encoding.UTF8.GetBytes(password)))
            return false;
        var ends = account.PasswordChanged ? null : options.Accounts.First(a => a.ClientId == clientId).PasswordExpiresAt;
        if (ends is not { } at || newPassword is not null)
            return true;

        var now = registry.Do((_, _, now) => now);
        if (at - now < WarningTime)
            events = Event("password", "warning", at, "The password will end soon.");
        return at > now;
    }

    private List<XElement> Warnings(XElement? password, DateTimeOffset certificateEnds)
    {
        var now = registry.MachineNow;
        var certificate = certificateEnds - now < WarningTime
            ? Event("certificate", "warning", certificateEnds, "The client certificate will end soon.")
            : null;
        return password is null && certificate is null ? [] : [Ns.Element(Ns.LoginSec, "loginSec", "loginSecData", password, certificate)];
    }

    private static XElement Event(string type, string level, DateTimeOffset ends, string text) => new(
        Ns.LoginSec + "event",
        new XAttribute("type", type), new XAttribute("level", level), new XAttribute("exDate", Instants.Text(ends)), text);

    private static string? Password(XElement login, XElement? security, string name)
    {
        var plain = login.Element(E + name)?.Value.Trim();
        return plain == InExtension ? security?.Element(Ns.LoginSec + name)?.Value.Trim() : plain;
    }

    private static string? Unknown(IEnumerable<XElement> chosen, XNamespace[] offered) =>
        Values(chosen).FirstOrDefault(uri => !offered.Any(known => known.NamespaceName == uri));

    private static HashSet<string> Values(IEnumerable<XElement> elements) => [.. elements.Select(e => e.Value.Trim())];
}
