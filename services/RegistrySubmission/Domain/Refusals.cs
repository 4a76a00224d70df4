using DomainWorkers.Contracts.Domains;
using DomainWorkers.RegistrarPolicy;

namespace DomainWorkers.RegistrySubmission.Domain;

/// <summary>Every refusal of this worker that does not come from a policy rule, with its texts. The README lists the codes.</summary>
internal static class Refusals
{
    public static readonly Reason IdempotencyKeyConflict = New("IdempotencyKeyConflict",
        "This order id was used before for something else. Nothing was done; use a new order id.",
        "该订单号已用于其他内容的订单，本次未执行任何操作，请使用新的订单号。");

    public static readonly Reason ProfileUnknown = New("ProfileUnknown",
        "The account has no registrant profile with this id.", "该账号下没有此编号的注册信息模板。");

    public static readonly Reason DomainUnknown = New("DomainUnknown",
        "The account holds no domain with this id.", "该账号下没有此编号的域名。");

    public static readonly Reason DomainEnded = New("DomainEnded",
        "This life of the domain has ended; nothing can be done with it.", "该域名的本次注册周期已结束，不能再进行任何操作。");

    public static readonly Reason NotRenewable = New("NotRenewable",
        "The domain is deleted at the registry; it has to be restored before it can be renewed.",
        "该域名已在注册局被删除，需先赎回才能续费。");

    public static readonly Reason NameTaken = New("NameTaken",
        "The name is registered already.", "该域名已被注册。");

    public static readonly Reason AlreadyHeld = New("AlreadyHeld",
        "The domain is in the record already.", "该域名已在记录中。");

    public static readonly Reason RegistryDenied = New("RegistryDenied",
        "The registry took the order and refused it after a review of its own.", "注册局受理该订单后，经审核未予通过。");

    public static readonly Reason NameServerCount = New("NameServerCount",
        "Name servers must be none, or two to thirteen different ones.", "域名服务器应为零个，或二至十三个且不重复。");

    public static readonly Reason NotExpressible = New("NotExpressible",
        "The order, or the registrant's contact data, has a value that EPP cannot carry.", "订单或注册人信息中含有注册协议（EPP）无法接受的内容。");

    public static readonly Reason RevisionSuperseded = New("RevisionSuperseded",
        "A newer revision of this hold reason is known already.", "该锁定原因已有更新的版本。");

    public static readonly Reason SnapshotStale = New("SnapshotStale",
        "The domain is not parked with this snapshot.", "该域名当前未以此快照停放。");

    public static readonly Reason NotChangeable = New("NotChangeable",
        "The domain is deleted at the registry; its delegation cannot be changed.", "该域名在注册局已被删除，不能修改域名服务器。");

    public static readonly Reason DecisionStale = New("DecisionStale",
        "The domain is not what the decision stood on any more: version, expiry date or payment differ. Decide again.",
        "域名信息（版本、到期日或付款状态）已与作出决定时不同，请重新确认。");

    public static readonly Reason Withdrawn = New("DeletionWithdrawn",
        "The deletion was taken back before it reached the registry.", "该删除在提交注册局之前已被撤回。");

    public static readonly Reason RestoreReportOverdue = New("RestoreReportOverdue",
        "The restore was requested, but its report did not reach the registry in time; the domain is back in redemption.",
        "赎回请求已提交，但赎回报告未能按时送达注册局，域名已退回赎回期。");

    public static readonly Reason AlreadyDeleted = New("AlreadyDeleted",
        "The domain is deleted already.", "该域名已被删除。");

    public static readonly Reason NotDeleted = New("NotDeleted",
        "The domain is not deleted, so there is nothing to restore.", "该域名未被删除，无需赎回。");

    public static readonly Reason PastRedemption = New("PastRedemption",
        "The redemption grace period is over; the domain cannot be restored.", "赎回期已结束，该域名不能赎回。");

    public static readonly Reason OperationUnknown = New("OperationUnknown",
        "The account has no such operation.", "该账号下没有此操作。");

    public static readonly Reason OperationSettled = New("OperationSettled",
        "The operation has ended; there is nothing left to decide.", "该操作已结束，无需再作决定。");

    public static readonly Reason NothingToDecide = New("NothingToDecide",
        "The operation goes on by itself; nobody has to decide.", "该操作会自动继续，无需人工决定。");

    public static readonly Reason TrySuperseded = New("TrySuperseded",
        "The decision is about another try than the last one. Look again and decide again.", "该决定针对的不是最近一次提交，请查看后重新决定。");

    public static readonly Reason NothingSent = New("NothingSent",
        "Nothing was ever sent to the registry for this operation, so it cannot have been done.", "该操作从未提交至注册局，不可能已完成。");

    public static readonly Reason RegistryShowsOtherwise = New("RegistryShowsOtherwise",
        "The registry does not show what was decided. Nothing was changed.", "注册局显示的情况与所作决定不符，未作任何更改。");

    public static readonly Reason RegistryStillDecides = New("RegistryStillDecides",
        "The registry has the order and has not decided yet.", "注册局已受理该订单，尚未作出决定。");

    public static readonly Reason DecisionNotCarriedOut = New("DecisionNotCarriedOut",
        "The decision could not be carried out; the operation is set aside again.", "该决定未能执行，操作已重新搁置待人工处理。");

    public static readonly Reason DecidedNotDone = New("DecidedNotDone",
        "It could not be found out from the registry; after inquiry it was settled as not done.", "无法从注册局直接确认结果，经核实确定未执行。");

    public static readonly Reason DomainExpired = New("DomainExpired",
        "The domain has expired; it has to be renewed before its holder can be changed.", "该域名已过期，需先续费才能变更所有者。");

    public static readonly Reason NothingToChange = New("NothingToChange",
        "The order names no contact to change.", "订单未指定要变更的联系人。");

    public static readonly Reason ContactForeign = New("ContactForeign",
        "A contact object of the domain is not of our making, or stands for another profile; order a change of the registrant or contacts instead.",
        "该域名的联系人对象并非由本注册商按此模板创建，请改为提交所有者或联系人变更。");

    public static readonly Reason HolderDiffers = New("HolderDiffers",
        "The holder's name or organisation is not the same any more: that is a change of the registrant.",
        "所有者姓名或单位名称已变更，请提交所有者变更（过户）。");

    public static readonly Reason VerificationNotAsked = New("VerificationNotAsked",
        "The registry asks for no verification codes on this domain.", "该域名的注册局不要求提交核验码。");

    public static readonly Reason VerificationCodeTwice = New("VerificationCodeTwice",
        "Two verification codes are of the same kind.", "同一类型的核验码重复。");

    public static readonly Reason GlueLater = New("GlueLater",
        "A name server below the name itself can be named once the name is registered.", "以该域名自身为后缀的域名服务器须在注册成功后再设置。");

    public static readonly Reason IdentityUnknown = New("IdentityUnknown",
        "The registry wants the registrant's identity document, and the profile has none, or one of a kind that it does not know.",
        "注册局要求提供注册人证件信息，但模板中没有，或证件类型不被支持。");

    public static Reason VerificationCodeForm(int index) => New("VerificationCodeForm",
        $"Verification code {index + 1} is no signed code.", $"第 {index + 1} 个核验码不是有效的签名核验码。");

    public static Reason GlueMissing(string host) => New("GlueMissing",
        $"Name server {host} lies below the domain itself and needs addresses.", $"域名服务器 {host} 位于该域名之下，需提供 IP 地址。");

    public static Reason GlueNotBelow(int index) => New("GlueNotBelow",
        $"Addresses {index + 1} are not for a name server of the domain below the domain itself, or are given twice.",
        $"第 {index + 1} 组地址对应的主机不是该域名之下的域名服务器，或重复。");

    public static Reason GlueAddress(int index) => New("GlueAddress",
        $"Addresses {index + 1} are not different public IP addresses.", $"第 {index + 1} 组地址含有无效、重复或非公网的 IP 地址。");

    public static Reason TooOld(TimeSpan maxAge) => New("TooOld",
        $"The order was made more than {maxAge.TotalDays:0} days ago and was not known. Order again if it is still wanted.",
        $"该订单生成已超过 {maxAge.TotalDays:0} 天且此前未收到，如仍需要请重新下单。");

    public static Reason EmailNotVerified(string profileId, string suffix) => New("EmailNotVerified",
        $"\"{suffix}\" wants a verified mail address, and that of profile {profileId} is not known to be. Have it verified, then order under a new order id.",
        $"注册“{suffix}”域名需先验证邮箱，模板 {profileId} 的邮箱尚未验证。请先完成验证，再以新的订单号下单。") with { Rule = "verification" };

    public static Reason TooManyHolds(int atMost) => New("TooManyHolds",
        $"The domain is held for {atMost} reasons already; release one first.", $"该域名的锁定原因已达 {atMost} 个，请先解除其中之一。");

    public static Reason NameServerForm(int index) => New("NameServerForm",
        $"Name server {index + 1} is not a host name.", $"第 {index + 1} 个域名服务器不是有效的主机名。");

    public static Reason TermNotSold(string suffix, int years) => New("TermNotSold",
        $"\"{suffix}\" is not sold for {years} years.", $"“{suffix}”不支持 {years} 年的期限。");

    public static Reason TermTooLong(int maxTotal) => New("TermTooLong",
        $"After the renewal more than {maxTotal} years would remain.", $"续费后剩余年限将超过 {maxTotal} 年。");

    public static Reason NotSold(string suffix) => New("SuffixNotSold",
        $"New names under \"{suffix}\" are not sold.", $"不提供“{suffix}”域名的新注册。");

    public static Reason RegistryNotServed(string suffix) => New("RegistryNotServed",
        $"This registrar has no account at the registry of \"{suffix}\".", $"本注册商尚未接入“{suffix}”的注册局。");

    public static Reason Of(PolicyViolation violation) => new()
    {
        Code = violation.Code,
        English = violation.English,
        Chinese = violation.Chinese,
        Rule = violation.Rule,
    };

    /// <summary>The registry's own no, in words of ours; its text may hold anything and stays in the log.</summary>
    public static Reason ByRegistry(int code) => code switch
    {
        2302 => NameTaken with { RegistryCode = 2302 },
        2303 => Registry("RegistryUnknownObject", code, "The registry does not know the domain.", "注册局没有该域名。"),
        2304 => Registry("RegistryStatusProhibits", code, "The domain's status at the registry prohibits it.", "该域名在注册局的状态不允许此操作。"),
        2305 => Registry("RegistryAssociationProhibits", code, "Other objects at the registry depend on it.", "注册局中存在关联对象，不允许此操作。"),
        2306 => Registry("RegistryPolicy", code, "The registry's policy does not allow it.", "不符合注册局政策。"),
        2308 => Registry("RegistryDataPolicy", code, "The registry's data policy does not allow it.", "不符合注册局的数据政策。"),
        2105 => Registry("RegistryNotRenewable", code, "The registry does not renew the domain now, or not for so long.", "注册局目前不允许为该域名续费，或年限超出上限。"),
        2201 => Registry("RegistryNotSponsor", code, "The domain belongs to another registrar.", "该域名由其他注册商管理。"),
        2004 => Registry("RegistryValueRange", code, "The registry does not accept a value, such as the period.", "注册局不接受所提交的数值（如年限）。"),
        2005 => Registry("RegistryValueSyntax", code, "The registry does not accept the form of a value.", "注册局不接受所提交数值的格式。"),
        _ => Registry("RegistryRefused", code, $"The registry refused it with code {code}.", $"注册局拒绝了该操作，代码 {code}。"),
    };

    private static Reason New(string code, string english, string chinese) => new() { Code = code, English = english, Chinese = chinese };

    private static Reason Registry(string code, int result, string english, string chinese) =>
        New(code, english, chinese) with { RegistryCode = result };
}
