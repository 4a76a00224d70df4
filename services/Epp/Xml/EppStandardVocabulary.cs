namespace DomainWorkers.Epp;

/// <summary>Lists the elements that this library can read wherever they turn up.</summary>
internal static class EppStandardVocabulary
{
    public static EppVocabulary Create() => EppVocabulary.Empty
        .With(EppNamespaces.Domain, "creData", DomainCreateData.Read)
        .With(EppNamespaces.Domain, "infData", DomainInfoData.Read)
        .With(EppNamespaces.Domain, "renData", DomainRenewData.Read)
        .With(EppNamespaces.Domain, "trnData", DomainTransferData.Read)
        .With(EppNamespaces.Domain, "panData", data => EppMapping.ReadPendingAction(data, EppNamespaces.Domain, "name"))
        .With(EppNamespaces.LoginSecurity, "loginSecData", LoginSecurityData.Read)
        .With(EppNamespaces.Rgp, "infData", RgpStatusData.Read)
        .With(EppNamespaces.Rgp, "upData", RgpStatusData.Read);
}
