using System.Xml.Linq;

namespace DomainWorkers.Epp;

/// <summary>Ends a session; a server answers 1500 and closes the connection.</summary>
internal sealed record EppLogout : EppCommand<EppNoData>
{
    public override string Kind => "logout";

    public override bool IsTransform => false;

    public override void WriteCommand(EppWriter writer) => writer.Empty(EppNamespaces.Epp, "logout");

    public override EppNoData? ReadData(XElement resData, EppVocabulary vocabulary) => EppNoData.Read(resData, vocabulary);
}
