using DomainWorkers.Contracts.RealName;
using DomainWorkers.RealNameReview.State;

namespace DomainWorkers.RealNameReview.Pump;

/// <summary>Begins the review that files were handed in for. Where none can begin (one runs, or is not wanted), the files stay for the next.</summary>
internal sealed class MaterialReview(ReviewDesk desk, CaseDesk cases)
{
    public async Task Begin(MaterialState material, CancellationToken cancellationToken)
    {
        switch (material.Purpose)
        {
            case MaterialPurpose.Qualification:
                await desk.BeginQualification(material.Account, material.ProfileId, material.DomainName!, material.Id, cancellationToken);
                break;
            case MaterialPurpose.EnhancedVerification:
                if (await cases.OpenOf(material.DomainId!, cancellationToken) is { } open)
                    await desk.BeginEnhanced(open, cancellationToken);
                break;
            default:
                await desk.BeginProfile(material.Account, material.ProfileId, material.Id, cancellationToken);
                break;
        }
    }
}
