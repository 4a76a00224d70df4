using System.Xml.Linq;

namespace DomainWorkers.Epp;

/// <summary>
/// Requests, queries, approves, rejects or cancels a transfer between registrars (RFC 5731 sections 3.1.3 and 3.2.4).
/// </summary>
public sealed record DomainTransfer(EppTransferOperation Operation, string Name) : EppCommand<DomainTransferData>
{
    /// <summary>Years that a request adds; null leaves it to the registry.</summary>
    public int? PeriodYears { get; init; }

    public EppAuthInfo? AuthInfo { get; init; }

    public override string Kind => "domain:transfer";

    public override bool IsTransform => Operation != EppTransferOperation.Query;

    public override void WriteCommand(EppWriter writer) =>
        EppMapping.WriteTransfer(writer, EppNamespaces.Domain, Operation, inner =>
        {
            inner.Element(EppNamespaces.Domain, "name", EppValues.Name(Name, "Domain name"));
            EppPeriod.Write(inner, EppPeriod.Either(PeriodYears, null));
            AuthInfo?.Write(inner, EppNamespaces.Domain, nullable: false);
        });

    public override DomainTransferData? ReadData(XElement resData, EppVocabulary vocabulary) =>
        resData.Element(EppNamespaces.Domain.Name("trnData")) is { } data ? DomainTransferData.Read(data) : null;
}
