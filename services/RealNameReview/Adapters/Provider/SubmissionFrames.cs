using DomainWorkers.Epp;
using DomainWorkers.RealNameReview.Adapters.Provider.Documents;

namespace DomainWorkers.RealNameReview.Adapters.Provider;

/// <summary>Submissions as nv-1.0 writes them. Pure.</summary>
internal static class SubmissionFrames
{
    /// <exception cref="EppInvalidCommandException">The mapping cannot say it.</exception>
    public static NameVerificationCreate Create(VerificationRequest request, ObjectPasswords passwords) =>
        new(Subject(request), passwords.For(request.TransactionId));

    public static string CodeType(VerificationKind kind) =>
        kind == VerificationKind.DomainName ? NameVerificationCode.Domain : NameVerificationCode.RealName;

    private static NameVerificationSubject Subject(VerificationRequest request) => request switch
    {
        VerificationRequest.DomainName name => new DomainNameSubject(name.Label, name.RealNameCode),
        VerificationRequest.RealName who => new RealNameSubject
        {
            Role = who.Role == SubjectRole.Person ? NameVerificationRole.Person : NameVerificationRole.Organization,
            Name = who.Name.Reveal(),
            Number = who.Number.Reveal(),
            Proof = who.Proof switch
            {
                ProofKind.Citizen => NameVerificationProof.Citizen,
                ProofKind.Enterprise => NameVerificationProof.Enterprise,
                _ => NameVerificationProof.Other,
            },
            Documents = [.. who.Files.Select(ProofDocuments.Of)],
        },
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
