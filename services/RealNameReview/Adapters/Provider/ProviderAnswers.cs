using DomainWorkers.Epp;
using DomainWorkers.RegistrantVault.Secrecy;
using DomainWorkers.RealNameReview.Adapters.Codes;

namespace DomainWorkers.RealNameReview.Adapters.Provider;

/// <summary>The one place where result codes, data and failures of a provider become answers.</summary>
internal sealed class ProviderAnswers(SignedCodeVerifier codes)
{
    public ProviderAnswer OfCreate(EppResponse<NameVerificationCreateData> response, string type) => response.Data switch
    {
        NameVerificationCreateData.Succeeded done when response.Result.IsSuccess => Verified(done.Code, done.SignedCode, type),
        NameVerificationCreateData.Pending pending when response.Result.IsSuccess => new ProviderAnswer.Pending(pending.Code.Value),
        // 1000 with a failure inside is a decision; with 2004 around it, it is the same decision said twice.
        NameVerificationCreateData.Failed failed => new ProviderAnswer.Refused(0, new SensitiveText(failed.Message)),
        // A success that shows nothing was done, and its code will never be known.
        _ => response.Result.IsSuccess ? new ProviderAnswer.Unknown() : OfCode(response.Result, isTransform: true),
    };

    public ProviderAnswer Verified(NameVerificationCode code, string signedCode, string type) => codes.Read(signedCode, type, code.Value) switch
    {
        SignedCodeReading.Trusted trusted => new ProviderAnswer.Verified(trusted.Type, trusted.Token, signedCode, code.Value),
        SignedCodeReading.Refused refused => new ProviderAnswer.Untrusted(refused.Flaw, code.Value),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>
    /// A refused command. A create that failed on the provider's side (2400, 2500) may be done: RFC 5730 wants a command to fail as a whole,
    /// and a broken front end before a good back end does not know that.
    /// </summary>
    public static ProviderAnswer OfCode(EppResult result, bool isTransform) => EppResultCodes.Classify(result.Code, isTransform) switch
    {
        EppCodeClass.Refused or EppCodeClass.Exists or EppCodeClass.Missing or EppCodeClass.Blocked =>
            new ProviderAnswer.Refused(result.Code, new SensitiveText(result.Explanation)),
        // About a value that is missing for this label or person, not about the form.
        EppCodeClass.Misuse when result.Code == 2003 => new ProviderAnswer.Refused(result.Code, new SensitiveText(result.Explanation)),
        EppCodeClass.Misuse => new ProviderAnswer.Broken($"the provider answered {result.Code}: our frame or its services do not fit"),
        EppCodeClass.Authentication => new ProviderAnswer.Broken($"the provider answered {result.Code}: our account is refused"),
        EppCodeClass.Reconcile => new ProviderAnswer.Unknown(),
        _ => new ProviderAnswer.Busy($"the provider answered {result.Code}"),
    };

    public static ProviderAnswer OfFailure(EppException exception) => exception switch
    {
        EppInvalidCommandException => new ProviderAnswer.Refused(2005, new SensitiveText(exception.Message)),
        EppNotSentException
        {
            Reason: EppNotSentReason.AuthenticationStopped or EppNotSentReason.PeerNotTrusted or EppNotSentReason.ServiceMissing,
        }
            => new ProviderAnswer.Broken(exception.Message),
        EppNotSentException => new ProviderAnswer.Busy(exception.Message),
        _ => new ProviderAnswer.Unknown(),
    };
}
