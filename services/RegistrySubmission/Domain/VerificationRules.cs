using DomainWorkers.Contracts.Domains;
using DomainWorkers.RegistrySubmission.State;

namespace DomainWorkers.RegistrySubmission.Domain;

/// <summary>What signed codes must be before a registry is asked; whether their signatures are good is for the registry to say.</summary>
internal static class VerificationRules
{
    public static IReadOnlyList<Reason> Judge(IReadOnlyList<SignedCode?> codes)
    {
        var reasons = new List<Reason>();
        for (var i = 0; i < codes.Count; i++)
        {
            if (codes[i] is null)
                reasons.Add(Refusals.VerificationCodeForm(i));
        }

        if (codes.OfType<SignedCode>().GroupBy(code => code.Type).Any(kind => kind.Count() > 1))
            reasons.Add(Refusals.VerificationCodeTwice);
        return reasons;
    }
}
