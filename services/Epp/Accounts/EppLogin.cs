using System.Text;
using System.Xml.Linq;

namespace DomainWorkers.Epp;

/// <summary>The login command, made for what one greeting offers (RFC 5730 section 2.9.1.1, RFC 8807).</summary>
internal sealed record EppLogin : EppCommand<EppNoData>
{
    private const string ProtocolVersion = "1.0";

    // RFC 8807 section 4.1: this literal in pw or newPW sends the reader to the extension.
    private const string SeeExtension = "[LOGIN-SECURITY]";

    private const int MaxBasePassword = 16;

    private readonly string _clientId;
    private readonly string _password;
    private readonly string? _newPassword;

    private EppLogin(string clientId, string password, string? newPassword)
    {
        _clientId = clientId;
        _password = password;
        _newPassword = newPassword;
    }

    public required string Language { get; init; }

    public required IReadOnlyList<string> Objects { get; init; }

    public required IReadOnlyList<string> ExtensionServices { get; init; }

    public override string Kind => "login";

    public override bool IsTransform => false;

    /// <summary>Throws an <see cref="EppNotSentException"/> when the server lacks what the account needs.</summary>
    public static EppLogin For(EppAccountOptions options, EppGreeting greeting, string password, string? newPassword)
    {
        var objects = options.Objects.Where(greeting.Objects.Contains).ToArray();
        var missing = options.RequiredServices.Where(service => !greeting.Offers(service)).ToArray();
        if (!greeting.Versions.Contains(ProtocolVersion) || objects.Length == 0 || missing.Length > 0)
        {
            var lacking = missing.Length > 0 ? string.Join(", ", missing) : "EPP 1.0 with one of the objects wanted";
            throw new EppNotSentException(
                EppNotSentReason.ServiceMissing, $"{options.Name}: the server does not offer {lacking}.");
        }

        var secure = greeting.Extensions.Contains(EppNamespaces.LoginSecurity.Uri);
        if (!secure && (password.Length > MaxBasePassword || newPassword?.Length > MaxBasePassword))
        {
            throw new EppNotSentException(
                EppNotSentReason.ServiceMissing,
                $"{options.Name}: the password is longer than {MaxBasePassword} and the server lacks loginSec (RFC 8807).");
        }

        string[] signals = [EppNamespaces.LoginSecurity.Uri, EppNamespaces.UnhandledNamespaces.Uri];
        return new EppLogin(options.ClientId, password, newPassword)
        {
            Language = Choose(greeting.Languages, options.Language),
            Objects = objects,
            ExtensionServices = [.. options.Extensions.Union(signals).Where(greeting.Extensions.Contains)],
            Extensions = secure ? [Security(options, password, newPassword)] : [],
        };
    }

    public override void WriteCommand(EppWriter writer)
    {
        var ns = EppNamespaces.Epp;
        writer.Open(ns, "login")
            .Element(ns, "clID", EppValues.Identifier(_clientId, "clID"))
            .Element(ns, "pw", Base(_password))
            .Element(ns, "newPW", _newPassword is null ? null : Base(_newPassword))
            .Open(ns, "options").Element(ns, "version", ProtocolVersion).Element(ns, "lang", Language).Close()
            .Open(ns, "svcs");
        foreach (var service in Objects)
        {
            writer.Element(ns, "objURI", service);
        }

        if (ExtensionServices.Count > 0)
        {
            writer.Open(ns, "svcExtension");
            foreach (var service in ExtensionServices)
            {
                writer.Element(ns, "extURI", service);
            }

            writer.Close();
        }

        writer.Close().Close();
    }

    public override EppNoData? ReadData(XElement resData, EppVocabulary vocabulary) => EppNoData.Read(resData, vocabulary);

    private static string Base(string password) => password.Length > MaxBasePassword ? SeeExtension : password;

    private static string? Long(string? password) => password?.Length > MaxBasePassword ? password : null;

    private static LoginSecurity Security(EppAccountOptions options, string password, string? newPassword) =>
        new(options.UserAgent, Long(password), Long(newPassword));

    private static string Choose(IReadOnlyList<string> offered, string wanted) =>
        offered.FirstOrDefault(language => string.Equals(language, wanted, StringComparison.OrdinalIgnoreCase))
            ?? (offered.Count > 0 ? offered[0] : wanted);

    protected override bool PrintMembers(StringBuilder builder)
    {
        builder.Append("ClientId = ").Append(_clientId).Append(", Language = ").Append(Language);
        return true;
    }
}
