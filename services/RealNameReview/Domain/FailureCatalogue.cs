using DomainWorkers.Contracts.Domains;
using DomainWorkers.Contracts.RealName;
using static DomainWorkers.Contracts.RealName.CustomerAction;
using static DomainWorkers.Contracts.RealName.ReviewFailure;

namespace DomainWorkers.RealNameReview.Domain;

/// <summary>What each failure means for the customer. The README has it as a table; a test holds both together.</summary>
internal static class FailureCatalogue
{
    private static readonly Dictionary<ReviewFailure, FailureEntry> Entries = new()
    {
        [IdentityCheckFailed] = new(CorrectProfile, true, RetryWait.None,
            "The check of the electronic identity failed. Compare name and number with the document.", "电子身份核验未通过，请核对姓名与证件号码。"),
        [DocumentKindMismatch] = new(CorrectProfile, true, RetryWait.None,
            "The document is of another kind than the profile says.", "证件类型与所填不符，请更正模板中的证件类型。"),
        [NumberLengthWrong] = new(CorrectProfile, true, RetryWait.None,
            "The number has the wrong length.", "证件号码位数有误，请更正。"),
        [NameNumberMismatch] = new(CorrectProfile, true, RetryWait.None,
            "Name and number do not belong together.", "姓名与证件号码不一致，请更正。"),
        [TooManyUploads] = new(ContactSupport, false, RetryWait.None,
            "Too many reviews failed in a row.", "审核失败次数过多，请联系注册商。"),
        [Unreadable] = new(ReplaceImages, true, RetryWait.None,
            "An image is unreadable, edited, cut, or something covers it. Hand in a colour photo of the original with all four corners.",
            "图片不清晰、被遮挡、被编辑或四角不全，请上传证件原件的彩色照片。"),
        [NotInDatabase] = new(Wait, true, RetryWait.NewCard,
            "The document is not in the state's database yet, as new cards are. Wait at least ten days after it was issued, then have it reviewed again.",
            "证件信息尚未入库（新办证件），请自签发之日起至少 10 天后重新审核。"),
        [Incomplete] = new(CustomerAction.SubmitMaterial, true, RetryWait.None,
            "Something is missing. Hand it in.", "材料不完整，请补充后重新提交。"),
        [Unqualified] = new(ChangeHolder, false, RetryWait.None,
            "The registrant does not qualify for the name.", "持有者不符合该域名的注册资格。"),
        [ValidityFailed] = new(Wait, true, RetryWait.Validity,
            "The state's database did not confirm that the document is valid. Wait some working days, then have it reviewed again.",
            "证件有效性核验未通过，请等待 1 至 3 个工作日后重新审核。"),
        [NotSubmitted] = new(CustomerAction.SubmitMaterial, true, RetryWait.None,
            "Nothing was handed in.", "尚未提交材料。"),
        [NumberUnknown] = new(CorrectProfile, true, RetryWait.None,
            "The number is unknown. Compare it with the document.", "证件号码不存在，请核对证件。"),
        [OverseasUser] = new(ChooseOtherDocument, true, RetryWait.None,
            "The registrant is from abroad and needs another document.", "境外用户须使用其他证件。"),
        [ContactWrong] = new(CorrectProfile, true, RetryWait.None,
            "The contact data is wrong.", "联系信息有误，请更正。"),
        [SensitiveWord] = new(CustomerAction.SubmitMaterial, true, RetryWait.None,
            "The name has a word that needs a permission. Hand it in.", "名称含有须经许可的词语，请提交许可文件。"),
        [OverseasDocument] = new(ChooseOtherDocument, true, RetryWait.None,
            "The document is from abroad and cannot be checked. Use another one.", "境外证件无法核验，请更换证件。"),
        [DefenceBody] = new(ContactSupport, false, RetryWait.None,
            "Bodies of defence are not registered here.", "涉及国防单位，无法在此办理。"),
        [WrongFormat] = new(ReplaceImages, true, RetryWait.None,
            "An image has the wrong format.", "图片格式有误，请更换。"),
        [WrongSize] = new(ReplaceImages, true, RetryWait.None,
            "An image has the wrong size.", "图片大小不符合要求，请更换。"),
        [NameProhibited] = new(ChooseOtherName, false, RetryWait.None,
            "The name may not be registered. Choose another one.", "该名称不允许注册，请更换名称。"),
        [OwnerDiffers] = new(ChangeHolder, true, RetryWait.None,
            "The owner in the certificate is not the registrant. Let the owner hold the name.", "证书所有人与域名持有者不一致，请由所有人持有该域名。"),
        [ProviderRefused] = new(ContactSupport, true, RetryWait.None,
            "The verification provider does not take it as it is.", "核验机构未受理，请联系注册商。"),
        [CodeUntrusted] = new(CustomerAction.None, true, RetryWait.None,
            "The verification provider's code could not be believed. We look into it.", "核验机构返回的验证码未通过校验，我们正在处理。"),
    };

    public static FailureEntry Of(ReviewFailure failure) => Entries[failure];

    /// <summary>The failure as a reason: its code is the failure's own name.</summary>
    public static Reason ReasonOf(ReviewFailure failure) => Refusals.New($"{failure}", Entries[failure].English, Entries[failure].Chinese);
}

/// <summary>What a failure means.</summary>
/// <param name="Action">What the customer has to do.</param>
/// <param name="MayRetry">Whether another review can come to another end.</param>
/// <param name="Wait">How long that makes no sense.</param>
internal sealed record FailureEntry(CustomerAction Action, bool MayRetry, RetryWait Wait, string English, string Chinese);

/// <summary>How long another review makes no sense; the policy says how long each is.</summary>
internal enum RetryWait
{
    /// <summary>At once.</summary>
    None,

    /// <summary>Until a new card has reached the state's database.</summary>
    NewCard,

    /// <summary>Some working days.</summary>
    Validity,
}
