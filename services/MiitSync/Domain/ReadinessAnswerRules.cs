using DomainWorkers.BuildingBlocks.Messaging.Outbox;
using DomainWorkers.Contracts.Miit;
using DomainWorkers.MiitSync.State;

namespace DomainWorkers.MiitSync.Domain;

/// <summary>The answer to a question about readiness: what the domain brings, who files, and what is filed already.</summary>
internal static class ReadinessAnswerRules
{
    public static IcpReadinessAnswered Unknown(FilingQuestion question, DateTimeOffset now) => new()
    {
        Account = question.Account,
        RequestId = question.RequestId,
        At = now,
        DomainId = question.DomainId,
        Known = false,
        Ready = false,
        Reasons = [],
        Filing = FilingStanding.Unknown,
    };

    public static IcpReadinessAnswered Answer(
        FilingQuestion question, ReportedDomain domain, ReadinessRules rules, bool sameSubject, FilingAnswer filing, DateTimeOffset now)
    {
        var standing = Standing(question, filing);
        List<ReadinessReason> reasons = [.. rules.Reasons(domain, now)];
        if (!sameSubject)
            reasons.Add(Refusals.Reason("SubjectDiffers"));
        if (standing == FilingStanding.Foreign)
            reasons.Add(Refusals.Reason("StaleFiling"));
        return new IcpReadinessAnswered
        {
            Account = question.Account,
            RequestId = question.RequestId,
            At = now,
            DomainId = question.DomainId,
            Known = true,
            Ready = reasons.Count == 0,
            Reasons = reasons,
            Filing = standing,
            DomainsPerSite = rules.DomainsPerSite(question.ProvinceCode, now),
        };
    }

    public static Announcement Say(IcpReadinessAnswered answer) => new(answer, $"{answer.Account}\n{answer.RequestId}");

    private static FilingStanding Standing(FilingQuestion question, FilingAnswer filing) => filing switch
    {
        FilingAnswer.NotFiled => FilingStanding.None,
        FilingAnswer.Filed filed => filed.SubjectNumber == question.SubjectFilingNumber ? FilingStanding.Own : FilingStanding.Foreign,
        _ => FilingStanding.Unknown,
    };
}
