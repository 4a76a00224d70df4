using System.Xml.Linq;

namespace DomainWorkers.Epp;

/// <summary>Changes the authorization information of a verification: the only thing of it that can change (nv-1.0).</summary>
public sealed record NameVerificationUpdate(string Code, EppAuthInfo AuthInfo) : EppCommand<EppNoData>
{
    public override string Kind => "nv:update";

    public override bool IsTransform => true;

    public override void WriteCommand(EppWriter writer) =>
        EppMapping.Write(writer, NameVerificationWords.Ns, "update", inner =>
        {
            inner.Element(NameVerificationWords.Ns, "code", NameVerificationCode.Written(Code));
            inner.Open(NameVerificationWords.Ns, "chg");
            AuthInfo.Write(inner, NameVerificationWords.Ns, nullable: false);
            inner.Close();
        });

    public override EppNoData? ReadData(XElement resData, EppVocabulary vocabulary) => EppNoData.Read(resData, vocabulary);
}
