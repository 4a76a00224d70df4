using DomainWorkers.Contracts.Miit;

namespace DomainWorkers.MiitSync.Domain;

/// <summary>Everything that this worker says no to, or that the ministry does: a stable code, and sentences that say what to do.</summary>
internal static class Refusals
{
    private static readonly Dictionary<string, (string English, string Chinese)> Texts = new()
    {
        // Readiness.
        ["SuffixNotApproved"] = ("The ministry has not approved the suffix: sites under it cannot be filed. Choose a name under an approved one.", "该后缀未获工信部批复，不能办理备案，请使用已批复后缀的域名。"),
        ["RegistrarNotApproved"] = ("The ministry has not approved the registrar for this suffix: transfer the domain to one that is.", "域名注册服务机构未获工信部批复，请将域名转入已批复的注册服务机构。"),
        ["DomainExpired"] = ("The domain has expired or is no longer held: renew or restore it first.", "域名已过期或已不在持有中，请先续费或赎回。"),
        ["NotVerified"] = ("The holder's identity is not verified: finish real-name verification first.", "域名未完成实名认证，请先完成实名认证。"),
        ["NotIngested"] = ("The ministry does not show the domain's holder yet: wait until the day named.", "域名实名信息尚未入工信部备案系统，请在预计日期之后再提交。"),
        ["SubjectDiffers"] = ("The one who files is not the holder of the domain: file for the holder, or change the holder.", "备案主体与域名持有者不一致，请以持有者备案或变更持有者。"),
        ["StaleFiling"] = ("The domain is filed under another number, left by an earlier holder: have it cancelled at the provincial bureau.", "该域名存在原持有者的备案信息，请联系省通信管理局注销。"),
        // Found here before anything is sent.
        ["OutsideGbk"] = ("A value has characters that the ministry's code page lacks: write it with characters of GBK, as the document allows.", "信息中存在GBK字符集以外的字符，请按证件允许的写法修改。"),
        ["ValueMissing"] = ("A value is missing that the ministry asks for: complete the profile.", "缺少必填信息，请完善信息模板。"),
        ["ValueLength"] = ("A value is shorter or longer than the ministry takes: correct the profile.", "信息长度不符合要求，请修改信息模板。"),
        ["RegionUnknown"] = ("Province and city are not in the ministry's table: correct the profile.", "省市信息不在代码表中，请修改信息模板。"),
        ["DomainTypeUnknown"] = ("The ministry's table has no type for this suffix: ask the operator.", "域名类型代码表中没有该后缀，请联系运营人员。"),
        ["ProfileUnknown"] = ("The holder's profile has no contact data, or was erased: assign a complete profile.", "信息模板不存在或没有联系信息，请关联完整的信息模板。"),
        ["DelegationMissing"] = ("The domain has no name servers: assign some.", "域名没有设置域名服务器，请先设置。"),
        ["RecordTooLarge"] = ("The record alone is larger than the ministry takes: shorten the holder's data.", "单条记录超出大小限制，请缩短信息。"),
        // Said by the ministry.
        ["TypeRefused"] = ("The ministry does not take the domain type: the code tables have changed, the operator looks.", "工信部不接受该域名类型，运营人员将核实代码表。"),
        ["DateRefused"] = ("The ministry does not take a date of registration or expiry: the operator looks.", "工信部不接受注册日期或有效日期，运营人员将核实。"),
        ["ExpiredRefused"] = ("The ministry takes no expired domain: renew it, and it is reported by itself.", "域名有效日期早于当前日期，续费后将自动上报。"),
        ["DelegationRefused"] = ("The ministry does not take the name servers: correct them.", "工信部不接受域名服务器信息，请修改。"),
        ["RegistrarRefused"] = ("The ministry does not take the registrar's name: the operator corrects the setting.", "工信部不接受注册商名称，运营人员将更正设置。"),
        ["RegistrantRefused"] = ("The ministry does not take the holder's name, organisation, address, mail or phone: correct the profile.", "工信部不接受注册人信息，请修改信息模板。"),
        ["AdministratorRefused"] = ("The ministry does not take the administrator's data: correct the profile.", "工信部不接受管理员信息，请修改信息模板。"),
        ["PayerRefused"] = ("The ministry does not take the payer's data: correct the profile.", "工信部不接受缴费人信息，请修改信息模板。"),
        ["RegionRefused"] = ("Province and city do not fit together: correct the profile.", "省市信息错误，请修改信息模板。"),
        ["NotOurRecord"] = ("The ministry says that the record is not ours: it is reported anew by itself.", "工信部记录不属于本单位，将自动重新上报。"),
        ["FormRefused"] = ("The ministry found the file against its format: the operator looks.", "上报文件格式不符合规范，运营人员将核实。"),
        ["CharactersRefused"] = ("The ministry found characters that it does not take: correct the profile.", "上报信息中存在非法字符，请修改信息模板。"),
        ["UnitRefused"] = ("The ministry does not take our reports for this: the operator asks the ministry.", "报备单位无此业务权限，运营人员将联系主管部门。"),
        ["OtherRefused"] = ("The ministry gave no reason: it is tried again some times, then the operator asks the ministry.", "工信部未说明原因，将自动重试，之后由运营人员核实。"),
    };

    /// <summary>All codes.</summary>
    public static IEnumerable<string> Codes => Texts.Keys;

    public static ReadinessReason Reason(string code, DateOnly? expectedOn = null, bool? provisional = null) => new()
    {
        Code = code,
        English = Texts[code].English,
        Chinese = Texts[code].Chinese,
        ExpectedOn = expectedOn,
        Provisional = provisional,
    };

    public static ReportProblem Problem(string code, string? field = null, IReadOnlyList<string>? characters = null, int? ministryCode = null) => new()
    {
        Code = code,
        English = Texts[code].English,
        Chinese = Texts[code].Chinese,
        Field = field,
        Characters = characters is { Count: > 20 } ? [.. characters.Take(20)] : characters,
        MinistryCode = ministryCode,
    };
}
