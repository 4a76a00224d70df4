using System.Text;
using System.Xml.Linq;

namespace DomainWorkers.Epp;

/// <summary>
/// Submits a label or a real name for verification (nv-1.0). The provider gives the code, so a create whose answer was lost cannot be
/// asked for: sent twice, it makes two verifications.
/// </summary>
public sealed record NameVerificationCreate(NameVerificationSubject Subject, EppAuthInfo AuthInfo)
    : EppCommand<NameVerificationCreateData>
{
    public override string Kind => Subject is DomainNameSubject ? "nv:create-dnv" : "nv:create-rnv";

    public override bool IsTransform => true;

    /// <summary>A name that does not pass may be told with 2004 and its reason in the data.</summary>
    public override bool RefusalHasData => true;

    public override void WriteCommand(EppWriter writer) =>
        EppMapping.Write(writer, NameVerificationWords.Ns, "create", inner =>
        {
            Subject.Write(inner);
            AuthInfo.Write(inner, NameVerificationWords.Ns, nullable: false);
        });

    public override NameVerificationCreateData? ReadData(XElement resData, EppVocabulary vocabulary) =>
        NameVerificationCreateData.Read(resData);

    protected override bool PrintMembers(StringBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Append("Subject = ").Append(Subject);
        return true;
    }
}
