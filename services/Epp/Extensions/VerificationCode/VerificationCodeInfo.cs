namespace DomainWorkers.Epp;

/// <summary>Asks, on an info command, for the state of verification under one profile such as china, or under all.</summary>
public sealed record VerificationCodeInfo(string? Profile = null) : IEppCommandExtension
{
    public EppNamespace ExtensionNamespace => EppNamespaces.VerificationCode;

    public void Write(EppWriter writer) => writer.Open(ExtensionNamespace, "info")
        .Attribute("profile", Profile is null ? null : EppValues.Token(Profile, 1, 255, "Profile")).Close();
}
