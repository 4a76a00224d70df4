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
        .With(EppNamespaces.Contact, "creData", ContactCreateData.Read)
        .With(EppNamespaces.Contact, "infData", ContactInfoData.Read)
        .With(EppNamespaces.Contact, "trnData", ContactTransferData.Read)
        .With(EppNamespaces.Contact, "panData", data => EppMapping.ReadPendingAction(data, EppNamespaces.Contact, "id"))
        .With(EppNamespaces.Host, "creData", HostCreateData.Read)
        .With(EppNamespaces.Host, "infData", HostInfoData.Read)
        .With(EppNamespaces.Host, "panData", data => EppMapping.ReadPendingAction(data, EppNamespaces.Host, "name"))
        .With(EppNamespaces.Rgp, "infData", RgpStatusData.Read)
        .With(EppNamespaces.Rgp, "upData", RgpStatusData.Read)
        .With(EppNamespaces.SecDns, "infData", SecDnsData.Read)
        .With(EppNamespaces.ChangePoll, "changeData", ChangePollData.Read)
        .With(EppNamespaces.LoginSecurity, "loginSecData", LoginSecurityData.Read)
        .With(EppNamespaces.VerificationCode, "infData", VerificationCodeData.Read)
        .With(EppNamespaces.NameVerification, "panData", NameVerificationDecision.Read)
        .With(EppNamespaces.NameStore, "nsExtErrData", NameStoreError.Read)
        .With(EppNamespaces.RgpPoll, "pollData", RgpPollData.Read)
        .With(EppNamespaces.LowBalancePoll, "pollData", LowBalanceData.Read)
        .With(EppNamespaces.CnnicContact, "infData", CnnicContactData.Read)
        .With(EppNamespaces.CnnicDomain, "infData", CnnicDomainData.Read)
        .With(EppNamespaces.CnnicHost, "infData", CnnicHostData.Read)
        .With(EppNamespaces.CnnicRegistry, "infData", CnnicRegistryData.Read);
}
