namespace DomainWorkers.Epp;

/// <summary>
/// The login extension of RFC 8807: who is calling, and passwords longer than the base protocol's sixteen characters.
/// </summary>
internal sealed class LoginSecurity(string userAgent, string? password, string? newPassword) : IEppCommandExtension
{
    public EppNamespace ExtensionNamespace => EppNamespaces.LoginSecurity;

    private static string Platform =>
        OperatingSystem.IsWindows() ? "Windows" : OperatingSystem.IsMacOS() ? "macOS" : "Linux";

    public void Write(EppWriter writer) =>
        writer.Open(ExtensionNamespace, "loginSec")
            .Open(ExtensionNamespace, "userAgent")
            .Element(ExtensionNamespace, "app", EppValues.Token(userAgent, 1, 255, "UserAgent"))
            .Element(ExtensionNamespace, "tech", $".NET {Environment.Version}")
            .Element(ExtensionNamespace, "os", Platform)
            .Close()
            .Element(ExtensionNamespace, "pw", password)
            .Element(ExtensionNamespace, "newPW", newPassword)
            .Close();
}
