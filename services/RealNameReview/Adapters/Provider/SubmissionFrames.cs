using DomainWorkers.Epp;

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
            Documents = [.. who.Files.Select(Document)],
        },
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static NameVerificationDocument Document(ProofFile file) => new(
        file.MediaType switch
        {
            "image/jpeg" => NameVerificationFileType.Jpg,
            "application/pdf" => NameVerificationFileType.Pdf,
            _ => throw new EppInvalidCommandException("The provider takes documents as JPEG or PDF only."),
        },
        file.Content.Reveal());
}
