using DomainWorkers.Contracts.RealName;
using DomainWorkers.RegistrarPolicy;

namespace DomainWorkers.RealNameReview.Domain;

/// <summary>What can be wrong with a field of a sealed content. The texts never repeat the value: it is personal information.</summary>
internal static class FieldProblems
{
    public static FieldProblem Required(string field) => New(field, "FieldRequired", "The field is missing or empty.", "该字段为必填项。");

    public static FieldProblem Unknown(string field) => New(field, "FieldUnknown", "There is no such field.", "没有此字段。");

    public static FieldProblem Form(string field) => New(field, "FieldForm", "The field has another type.", "字段类型错误。");

    public static FieldProblem Choice(string field) => New(field, "FieldChoice", "The field has none of the values that there are.", "字段取值不在可选范围内。");

    public static FieldProblem TooLong(string field) => New(field, "FieldTooLong", "The field is too long.", "字段内容过长。");

    public static FieldProblem Characters(string field) => New(field, "FieldCharacters",
        "The field has characters that cannot stand there: control characters, spaces at an end, or broken Unicode.", "字段含有不允许的字符（控制字符、首尾空格或无效编码）。");

    public static FieldProblem NotAscii(string field) => New(field, "FieldNotAscii",
        "The international form is written in ASCII: letters without accents.", "英文信息只能使用 ASCII 字符。");

    public static FieldProblem NameCharacters(string field) => New(field, "NameCharacters",
        "A person's name has letters, a middle dot, an apostrophe, a hyphen, a full stop and single spaces, and no digits.", "姓名只能包含文字、间隔号、撇号、连字符、句点和单个空格，不能有数字。");

    public static FieldProblem NameNotHan(string field) => New(field, "NameNotHan",
        "The name of a mainland person is written in Chinese characters as on the card; a middle dot is part of it.", "内地居民姓名须为证件上的汉字（含间隔号）。");

    public static FieldProblem NameTooShort(string field) => New(field, "NameTooShort", "A name has two characters at least.", "姓名至少两个字符。");

    public static FieldProblem OrganisationPresence(string field) => New(field, "OrganisationPresence",
        "An organisation is named, and a person names none.", "企业须填写组织名称，个人不得填写组织名称。");

    public static FieldProblem CountryMismatch(string field) => New(field, "CountryMismatch",
        "The country is not that of the registrant's region.", "国家或地区与持有者所属地区不一致。");

    public static FieldProblem PostalCodeForm(string field) => New(field, "PostalCodeForm", "A mainland postcode has six digits.", "内地邮政编码应为 6 位数字。");

    public static FieldProblem PhoneInvalid(string field) => New(field, "PhoneInvalid",
        "The phone number is none of its country.", "电话号码不符合所在国家或地区的号码规则。");

    public static FieldProblem PhoneExtension(string field) => New(field, "PhoneExtension",
        "An extension cannot be kept; give the number that is reached without one.", "不支持分机号，请填写可直接拨通的号码。");

    public static FieldProblem EmailForm(string field) => New(field, "EmailForm", "The mail address has no valid form.", "邮箱地址格式无效。");

    public static FieldProblem DocumentKindNotAccepted(string field) => New(field, "DocumentKindNotAccepted",
        "The document is none that such a registrant proves itself with.", "该类持有者不能使用此证件类型。");

    public static FieldProblem DocumentNumberForm(string field) => New(field, "DocumentNumberForm",
        "The number has not the form that numbers of such documents have.", "证件号码不符合该证件类型的格式。");

    public static FieldProblem OrganisationCodeCheckDigit(string field) => New(field, "OrganisationCodeCheckDigit",
        "The organisation code fails its own check digit (GB 11714).", "组织机构代码校验位错误（GB 11714）。");

    /// <summary>A rule of the policy: its code is the rule.</summary>
    public static FieldProblem Of(string field, PolicyViolation violation) => New(field, violation.Code, violation.English, violation.Chinese);

    private static FieldProblem New(string field, string rule, string english, string chinese) =>
        new() { Field = field, Rule = rule, English = english, Chinese = chinese };
}
