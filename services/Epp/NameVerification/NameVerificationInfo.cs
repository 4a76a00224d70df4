using System.Text;
using System.Xml.Linq;

namespace DomainWorkers.Epp;

/// <summary>Asks for a verification by its code (nv-1.0).</summary>
public sealed record NameVerificationInfo(string Code, NameVerificationInfoType Type, EppAuthInfo? AuthInfo = null)
    : EppCommand<NameVerificationInfoData>
{
    public override string Kind => "nv:info";

    public override bool IsTransform => false;

    public override void WriteCommand(EppWriter writer)
    {
        var ns = NameVerificationWords.Ns;
        writer.Open(EppNamespaces.Epp, "info").Open(ns, "info").Attribute("type", NameVerificationWords.Of(Type))
            .Element(ns, "code", NameVerificationCode.Written(Code));
        AuthInfo?.Write(writer, ns, nullable: false);
        writer.Close().Close();
    }

    public override NameVerificationInfoData? ReadData(XElement resData, EppVocabulary vocabulary) =>
        NameVerificationInfoData.Read(resData);

    protected override bool PrintMembers(StringBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Append("Code = ").Append(Code).Append(", Type = ").Append(Type);
        return true;
    }
}
