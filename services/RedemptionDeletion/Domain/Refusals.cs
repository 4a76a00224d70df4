using DomainWorkers.Contracts.Domains;

namespace DomainWorkers.RedemptionDeletion.Domain;

/// <summary>Every refusal of this worker, with its texts. The README lists the codes.</summary>
internal static class Refusals
{
    public static readonly Reason IdempotencyKeyConflict = New("IdempotencyKeyConflict",
        "This order id was used before for something else. Nothing was done; use a new order id.",
        "该订单号已用于其他内容的订单，本次未执行任何操作，请使用新的订单号。");

    public static readonly Reason DomainUnknown = New("DomainUnknown",
        "The account holds no domain with this id.", "该账号下没有此编号的域名。");

    public static readonly Reason DomainEnded = New("DomainEnded",
        "This life of the domain has ended; nothing can be done with it.", "该域名的本次注册周期已结束，不能再进行任何操作。");

    public static readonly Reason AlreadyDeleted = New("AlreadyDeleted", "The domain is deleted already.", "该域名已被删除。");

    public static readonly Reason NotDeleted = New("NotDeleted",
        "The domain is not deleted, so there is nothing to buy back; renew it instead.", "该域名未被删除，无需赎回，请直接续费。");

    public static readonly Reason PastRedemption = New("PastRedemption",
        "The redemption period is over; the domain cannot be bought back.", "赎回期已结束，该域名不能赎回。");

    public static readonly Reason NameReleased = New("NameReleased",
        "The name is free again; it can only be registered anew.", "该域名已被释放，只能重新注册。");

    public static readonly Reason RedemptionUnderWay = New("RedemptionUnderWay",
        "The domain is being bought back already.", "该域名正在赎回中。");

    public static readonly Reason PaymentMissing = New("PaymentMissing",
        "No payment was confirmed in time. Nothing was asked of the registry.", "未在规定时间内确认付款，未向注册局提交任何操作。");

    public static readonly Reason HolderNotVerified = New("HolderNotVerified",
        "The domain was deleted because its holder was not verified; it can be bought back after that.",
        "该域名因所有者未通过实名认证而被删除，通过实名认证后才能赎回。");

    public static readonly Reason DeletionUnderWay = New("DeletionUnderWay",
        "A deletion of the domain is scheduled or under way already.", "该域名已有待执行或正在执行的删除。");

    public static readonly Reason PaymentUnderWay = New("PaymentUnderWay",
        "A renewal of the domain is being paid or carried out; it is not deleted meanwhile.", "该域名正在付款或续费中，期间不能删除。");

    public static readonly Reason FormNotNeeded = New("FormNotNeeded",
        "The domain is deleted online; no form is needed.", "该域名可在线删除，无需提交申请表。");

    public static readonly Reason HolderVerified = New("HolderVerified",
        "The holder is verified by now; the domain stays.", "所有者已通过实名认证，域名予以保留。");

    public static readonly Reason NothingToCancel = New("NothingToCancel",
        "No deletion of the domain is scheduled.", "该域名没有待执行的删除。");

    public static readonly Reason NotCancellable = New("NotCancellable",
        "This deletion was not asked for by the account and cannot be cancelled by it.", "该删除并非由账号提交，不能由账号取消。");

    public static readonly Reason CancellationUnderWay = New("CancellationUnderWay",
        "The deletion is being cancelled already.", "该删除正在取消中。");

    public static Reason FormRequired(string form) => New("FormRequired",
        $"The domain is cancelled by a sealed form ({form}), not online.", $"该域名须提交盖章的注销申请表（{form}），不能在线删除。");

    public static Reason FormWrong(string form) => New("FormWrong",
        $"Another form is needed for the domain's day of registration: {form}.", $"按该域名的注册日期，应提交另一种申请表：{form}。");

    public static Reason TooOld(TimeSpan maxAge) => New("TooOld",
        $"The order was made more than {maxAge.TotalDays:0} days ago and was not known. Order again if it is still wanted.",
        $"该订单生成已超过 {maxAge.TotalDays:0} 天且此前未收到，如仍需要请重新下单。");

    private static Reason New(string code, string english, string chinese) => new() { Code = code, English = english, Chinese = chinese };
}
