using DomainWorkers.Correspondence;

namespace DomainWorkers.ExpiryReminders.Domain;

/// <summary>The notices in English.</summary>
internal static class EnglishTexts
{
    public static MailParts Mail(NoticeFacts facts) => facts.Phase switch
    {
        NoticePhase.BeforeExpiry => new MailParts(
            $"{facts.Name} expires on {Shown.Day(facts.ExpiresAt)}",
            [
                "Hello,", "",
                $"your domain {facts.Name} expires on {Shown.Time(facts.ExpiresAt)}.",
                facts.IsAutoRenewed
                    ? "It is set to renew by itself: we charge you before that date. Please see that your means of payment is valid, or renew it here:"
                    : "Please renew it before that date:",
                Page(facts), "",
                "After that it may stop resolving, and web sites and mail on it stop working.",
                $"Until {Shown.Time(facts.GraceEndsAt)} it is still renewed at the normal price; then it is deleted, and a restore costs more than a renewal.",
                "If you do not want the domain any more, please ignore this mail.",
            ]),
        NoticePhase.Expired => new MailParts(
            $"{facts.Name} has expired: renew it soon",
            [
                "Hello,", "",
                $"your domain {facts.Name} expired on {Shown.Time(facts.ExpiresAt)} and may have stopped resolving.",
                $"Please renew it before {Shown.Time(facts.GraceEndsAt)}; it resolves again after that:", Page(facts), "",
                "If it is not renewed, it is deleted and can be restored for a while at a higher price; then anyone can register it.",
                "The date in WHOIS may have been moved on by the registry itself: that is no renewal of yours.",
            ]),
        NoticePhase.Redemption => new MailParts(
            $"Last days to restore {facts.Name}",
            [
                "Hello,", "",
                $"your domain {facts.Name} was deleted and can still be restored.",
                $"The last moment is {Shown.Time(facts.RedemptionEndsAt)} (the registry's clock decides; please do not wait for it):", Page(facts), "",
                "After that it cannot be restored, and the name is free for everybody.",
            ]),
        _ => new MailParts(
            $"Please review the registration data of {facts.Name}",
            [
                "Hello,", "",
                $"once a year we ask you to review the registration data of {facts.Name}, as the registration agreement says.",
                $"The mail address is {facts.Email} and the phone number ends in {facts.Phone}; all of the data is shown here, and corrected where it has changed:",
                Page(facts), "",
                "False data, or data that is not kept up to date, can lead to suspension or cancellation. If it is right, nothing is to be done.",
            ]),
    };

    public static string Sms(NoticeFacts facts) => facts.Phase switch
    {
        NoticePhase.BeforeExpiry => $"Your domain {facts.Name} expires on {Shown.Day(facts.ExpiresAt)}. Please renew it in time.",
        NoticePhase.Expired => $"Your domain {facts.Name} expired on {Shown.Day(facts.ExpiresAt)}. Renew it before {Shown.Day(facts.GraceEndsAt)} or it is deleted.",
        NoticePhase.Redemption => $"Your domain {facts.Name} was deleted. It can be restored until {Shown.Day(facts.RedemptionEndsAt)}.",
        _ => $"Please review the registration data of {facts.Name} in the console.",
    };

    private static string Page(NoticeFacts facts) => facts.Page is { } page ? $"  {page}" : "  in the console";
}
