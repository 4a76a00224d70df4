using DomainWorkers.Contracts.Domains;
using DomainWorkers.Contracts.RealName;
using DomainWorkers.RealNameReview.Domain;
using DomainWorkers.RealNameReview.Pump;
using DomainWorkers.RealNameReview.State;
using DomainWorkers.RegistrarPolicy;

namespace DomainWorkers.RealNameReview.Consumers;

/// <summary>Puts together what speaks against a profile holding a name: the name, the kind of profile, its standing, and who may hold such names.</summary>
internal sealed class EligibilityAnswers(RegistrarPolicies policies, ProfileBook profiles, EligibilityDesk desk, TimeProvider clock)
{
    public async Task<EligibilityAnswered> Of(AskEligibility question, CancellationToken cancellationToken)
    {
        var today = ShanghaiTime.DateOf(clock.GetUtcNow());
        if (policies.Parse(question.DomainName) is not DomainNameResult.Parsed(var name))
            return Answer(question, null, null, [Refusals.NameInvalid], null);
        var verification = policies.Verification(name.Suffix, today);
        List<Reason> reasons = policies.CheckName(question.DomainName, today) is NamingVerdict.Refused(var violations)
            ? [.. violations.Select(Refusals.Of)]
            : [];
        var profile = await profiles.Find(question.Account, question.ProfileId, cancellationToken);
        if (profile is null)
            return Answer(question, name, null, [.. reasons, Refusals.ProfileUnknown], verification);
        if (verification.Profile == ProfileKind.Cnnic && profile.Form != ProfileForm.Cnnic)
            reasons.Add(Refusals.ProfileFormDiffers);
        if (profile.Standing == ProfileStanding.Barred)
            reasons.Add(Refusals.ProfileBarred);
        var reference = $"{question.Account}/eligibility/{question.RequestId}";
        reasons.AddRange((await desk.Violations(profile, name.ALabel, reference, cancellationToken)).Select(Refusals.Of));
        return Answer(question, name, profile, reasons, verification);
    }

    private EligibilityAnswered Answer(
        AskEligibility question, DomainName? name, ProfileState? profile, List<Reason> reasons, VerificationPolicy? verification) => new()
        {
            Account = question.Account,
            RequestId = question.RequestId,
            At = clock.GetUtcNow(),
            ProfileId = question.ProfileId,
            DomainName = name?.ALabel,
            Eligible = reasons.Count == 0,
            Reasons = [.. reasons.Take(20)],
            Standing = profile?.Standing,
            EmailBeforeOrder = verification?.EmailBeforeOrder ?? false,
            RealName = verification?.RealName ?? false,
            Codes = [.. (verification?.Codes ?? []).Select(ReviewTerms.Kind)],
            Qualification = Kind(verification?.Qualification ?? Qualification.None),
        };

    private static QualificationKind Kind(Qualification qualification) => qualification switch
    {
        Qualification.GovernmentForm => QualificationKind.GovernmentForm,
        Qualification.Trademark => QualificationKind.Trademark,
        Qualification.Catering => QualificationKind.Catering,
        Qualification.HongKongDocuments => QualificationKind.HongKongDocuments,
        _ => QualificationKind.None,
    };
}
