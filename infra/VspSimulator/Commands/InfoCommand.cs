using System.Security.Cryptography;
using System.Text;

namespace DomainWorkers.VspSimulator;

/// <summary>nv:info: the signed code again, or what was submitted; strangers need the authInfo.</summary>
internal sealed class InfoCommand : ICommand
{
    public Answer Execute(CommandContext context)
    {
        if (context.Register.Find(context.Command.ObjectName) is not { } verification)
            return Answer.Of(2303);
        var own = verification.Account == context.Account;
        if (Denied(context, verification, own) is { } denied)
            return denied;
        if (context.Body.Attribute("type")?.Value == "input")
            return new Answer(1000) { Data = NvXml.Input(verification, own) };
        var signed = verification.Status == VerificationStatus.Compliant ? context.Sign(verification) : null;
        return new Answer(1000) { Data = NvXml.SignedCode(verification, signed, own) };
    }

    private static Answer? Denied(CommandContext context, Verification verification, bool own)
    {
        if (context.Body.Element(Ns.Nv + "authInfo") is not { } authInfo)
            return own ? null : Answer.Of(2201);
        var (password, refusal) = Submission.Password(authInfo);
        if (refusal is not null)
            return refusal;
        return CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(password!), Encoding.UTF8.GetBytes(verification.AuthInfo))
            ? null
            : Answer.Of(2202);
    }
}
