using DomainWorkers.BuildingBlocks.Failures;
using DomainWorkers.BuildingBlocks.Messaging.Outbox;
using DomainWorkers.Contracts.Domains;
using DomainWorkers.Contracts.RealName;
using DomainWorkers.RealNameReview.Adapters;
using DomainWorkers.RealNameReview.Domain;
using DomainWorkers.RealNameReview.Pump;
using DomainWorkers.RealNameReview.State;
using DomainWorkers.RegistrarPolicy;

namespace DomainWorkers.RealNameReview.Consumers;

/// <summary>Finds what files are handed in for beside a profile: a right to a name, with what its certificate says, or an enhanced verification.</summary>
internal sealed class MaterialMatters(
    ReviewDesk desk,
    Documents<MatterState> matters,
    CaseDesk cases,
    ISealedMessages envelopes,
    ProfileVault vault,
    ReviewTerms terms,
    TimeProvider clock)
{
    /// <summary>The matter's id, null for a profile; or why it is not one.</summary>
    public async Task<(string? Matter, Reason? Refusal)> Prepare(
        SubmitMaterial command, DomainName? name, string reference, CancellationToken cancellationToken)
    {
        switch (command.Purpose)
        {
            case MaterialPurpose.Qualification:
                return await Qualification(command, name!, reference, cancellationToken);
            case MaterialPurpose.EnhancedVerification:
                return await cases.OpenOf(command.DomainId!, cancellationToken) is { } open && open.Account == command.Account && open.ProfileId == command.ProfileId
                    ? (MatterState.Enhanced(open.Account, open.DomainId, open.CaseReference), null)
                    : (null, Refusals.CaseUnknown);
            default:
                return (null, null);
        }
    }

    private async Task<(string? Matter, Reason? Refusal)> Qualification(
        SubmitMaterial command, DomainName name, string reference, CancellationToken cancellationToken)
    {
        var needs = MaterialNeeds.For(terms.Domain(name.ALabel, clock.GetUtcNow()).Qualification);
        if (needs.Count == 0)
            return (null, Refusals.QualificationNotAsked);
        if (!MaterialNeeds.AreMet(needs, command.Files.Select(file => file.Slot)))
            return (null, Refusals.MaterialMissing);
        bool? ownerFits = null;
        if (command.Sealed is { } sealedText)
        {
            var expectation = new SealedExpectation(command.Account, command.ProfileId, command.RequestId);
            if (envelopes.Open(sealedText, expectation) is not SealedReading.Opened(var opened)
                || CertificateContent.Read(opened.Reveal()) is not { } certificate)
                return (null, Refusals.SealedUnreadable);
            ownerFits = certificate.IsOwner((await vault.Holder(command.ProfileId, reference, cancellationToken))?.Name);
        }

        var id = MatterState.Qualification(command.Account, command.ProfileId, name.ALabel);
        var matter = await desk.Matter(id, ReviewKind.Qualification, command.Account, command.ProfileId, name.ALabel, null, cancellationToken);
        if (matter.OpenReview is not null)
            return (null, Refusals.ReviewRunning);
        if (ownerFits is not null && matter.OwnerFits != ownerFits && await matters.Save(matter with { OwnerFits = ownerFits }, cancellationToken) is null)
            throw new TransientException($"{id} changed meanwhile.");
        return (id, null);
    }
}
