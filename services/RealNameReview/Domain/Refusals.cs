using DomainWorkers.Contracts.Domains;
using DomainWorkers.RegistrarPolicy;

namespace DomainWorkers.RealNameReview.Domain;

/// <summary>Every reason that this worker gives, with its texts. The README lists the codes; rules of the dated policy keep their own.</summary>
internal static class Refusals
{
    public static readonly Reason IdempotencyKeyConflict = New("IdempotencyKeyConflict",
        "This request id was used before for something else. Nothing was done; use a new one.",
        "该请求编号已用于其他内容，本次未执行任何操作，请使用新的编号。");

    public static readonly Reason ProfileUnknown = New("ProfileUnknown",
        "The account has no registrant profile with this id.", "该账号下没有此编号的注册信息模板。");

    public static readonly Reason ProfileTaken = New("ProfileTaken",
        "A profile with this id is there or was there. Choose another id.", "该模板编号已被使用，请更换编号。");

    public static readonly Reason ProfileStale = New("ProfileStale",
        "The profile was changed since. Look at it again and decide on its newest version.", "模板已被修改，请以最新版本为准重新提交。");

    public static readonly Reason ProfileInUse = New("ProfileInUse",
        "A domain is held with this profile. Give it another holder first.", "仍有域名使用该模板，请先变更这些域名的持有者。");

    public static readonly Reason ProfileBarred = New("ProfileBarred",
        "The registry bars this holder for good.", "该持有者已被注册管理机构列入黑名单。");

    public static readonly Reason ProfileNotVerified = New("ProfileNotVerified",
        "The profile is not verified. Have it reviewed first.", "该模板尚未通过实名审核，请先完成审核。");

    public static readonly Reason ProfileVerified = New("ProfileVerified",
        "The profile is verified; there is nothing to review.", "该模板已通过实名审核，无需再次审核。");

    public static readonly Reason ReviewRunning = New("ReviewRunning",
        "A review is under way. Wait for its end.", "审核正在进行，请等待结果。");

    public static readonly Reason ReviewTooSoon = New("ReviewTooSoon",
        "Another review comes to no other end yet. The last answer says from when on.", "当前重新审核不会有不同结果，请在上次结果所示时间之后再试。");

    public static readonly Reason ReviewUnknown = New("ReviewUnknown",
        "The account has no review with this id.", "该账号下没有此编号的审核。");

    public static readonly Reason ReviewClosed = New("ReviewClosed",
        "The review has ended.", "该审核已结束。");

    public static readonly Reason ReviewNotYours = New("ReviewNotYours",
        "The review does not wait for a person.", "该审核当前无需人工处理。");

    public static readonly Reason SameReviewer = New("SameReviewer",
        "This reviewer has decided already; another person has to.", "同一审核人已作出决定，须由另一人复核。");

    public static readonly Reason FailureMissing = New("FailureMissing",
        "A decision against a review says why, and one for it does not.", "不通过时必须说明原因，通过时不得填写原因。");

    public static readonly Reason TooManyReviews = New("TooManyReviews",
        "Too many reviews of this profile failed in a row. Ask the registrar.", "该模板连续审核失败次数过多，请联系注册商。");

    public static readonly Reason MaterialMissing = New("MaterialMissing",
        "Images that the review needs are not there. Hand them in with SubmitMaterial.", "缺少审核所需的证件图片，请先提交材料。");

    public static readonly Reason MaterialTwice = New("MaterialTwice",
        "Two files of the request show the same.", "同一请求中存在重复的材料类型。");

    public static readonly Reason MaterialSubject = New("MaterialSubject",
        "Material for a qualification names the name, for an enhanced verification the domain, and for a profile neither.",
        "资质材料须注明域名，强化审核材料须注明域名编号，模板实名材料两者均不填。");

    public static readonly Reason QualificationNotAsked = New("QualificationNotAsked",
        "The suffix asks for nothing beyond identity.", "该后缀无需提交资质材料。");

    public static readonly Reason CaseUnknown = New("CaseUnknown",
        "No enhanced verification of this domain is open.", "该域名没有进行中的强化审核。");

    public static readonly Reason SealedUnreadable = New("SealedUnreadable",
        "The sealed content could not be opened, or does not repeat account, profile id and request id. Seal it again to a key that is published now.",
        "密封内容无法解密，或其中的账号、模板编号、请求编号与消息不一致，请使用当前公布的公钥重新密封。");

    public static readonly Reason ContentInvalid = New("ContentInvalid",
        "Fields of the profile break rules; each is named.", "模板内容有误，请按所列字段更正。");

    public static readonly Reason NameInvalid = New("NameInvalid",
        "That is no name that we sell.", "该名称不是可注册的域名。");

    public static readonly Reason ProfileFormDiffers = New("ProfileFormDiffers",
        "Names of this registry need a profile of the kind CNNIC.", "该后缀须使用 CNNIC 模板。");

    public static readonly Reason CodesNotTaken = New("CodesNotTaken",
        "The registry of this suffix takes no such code.", "该后缀的注册管理机构不接受此类验证码。");

    public static readonly Reason DomainUnknown = New("DomainUnknown",
        "The account holds no domain with this id.", "该账号下没有此编号的域名。");

    public static readonly Reason DomainWithoutHolder = New("DomainWithoutHolder",
        "The domain has no registrant profile.", "该域名没有关联的注册信息模板。");

    public static readonly Reason EnhancedNotAsked = New("EnhancedNotAsked",
        "The registry of this suffix has no enhanced verification.", "该后缀的注册管理机构没有强化审核。");

    public static readonly Reason HolderNotVerified = New("HolderNotVerified",
        "The holder was not verified in time. The domain does not resolve until it is.",
        "域名持有者未在期限内完成实名审核，域名将暂停解析，审核通过后恢复。");

    public static readonly Reason FilePlaceNotAllowed = New("FilePlaceNotAllowed",
        "The registrar fetches no files from that place.", "不支持从该位置获取文件。");

    public static readonly Reason FileNotFound = New("FileNotFound",
        "No file is there. Lay it there again and send a new request.", "该位置没有文件，请重新上传后再提交。");

    public static readonly Reason FileAccessDenied = New("FileAccessDenied",
        "The place refused us the file. Give access and send a new request.", "无权访问该文件，请授权后重新提交。");

    public static readonly Reason FileContentDiffers = New("FileContentDiffers",
        "The file is not the one that was announced: its size or hash differs.", "文件与申报不符（大小或哈希值不同）。");

    public static readonly Reason FileSizeLessThanMinLimit = New("FileSizeLessThanMinLimit",
        "The file is too small to be read. Hand in a larger photo.", "文件过小，无法辨认，请更换更大的图片。");

    public static readonly Reason FileSizeGreaterThanMaxLimit = New("FileSizeGreaterThanMaxLimit",
        "The file is too large. Hand in a smaller photo.", "文件过大，请更换较小的图片。");

    public static readonly Reason FileFormatNotSupported = New("FileFormatNotSupported",
        "The file is none of the image formats that are accepted; what counts is its content. Hand in a photo in one of them.",
        "文件格式不受支持（以文件内容为准），请更换图片格式后重新上传。");

    public static readonly Reason FileDataError = New("FileDataError",
        "The image is damaged. Hand in another one.", "图片已损坏，请重新上传。");

    public static readonly Reason FileTooFewPixels = New("FileTooFewPixels",
        "The image has too few pixels to be read. Hand in a larger photo.", "图片分辨率过低，请更换清晰的图片。");

    public static readonly Reason FileTooManyPixels = New("FileTooManyPixels",
        "The image has more pixels than are accepted. Hand in a smaller photo.", "图片尺寸过大，请更换较小的图片。");

    public static readonly Reason FileUnreachable = New("FileUnreachable",
        "The file could not be fetched for a day. Lay it elsewhere and send a new request.", "一天内未能获取该文件，请更换存放位置后重新提交。");

    public static Reason TooOld(TimeSpan maxAge) => New("TooOld",
        $"The request was made more than {maxAge.TotalDays:0} days ago and was not known. Make it again if it is still wanted.",
        $"该请求生成已超过 {maxAge.TotalDays:0} 天且此前未收到，如仍需要请重新提交。");

    /// <summary>A rule of the dated policy, under its own code.</summary>
    public static Reason Of(PolicyViolation violation) => new()
    {
        Code = violation.Code,
        English = violation.English,
        Chinese = violation.Chinese,
        Rule = violation.Rule,
    };

    internal static Reason New(string code, string english, string chinese) => new() { Code = code, English = english, Chinese = chinese };
}
