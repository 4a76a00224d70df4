namespace DomainWorkers.RegistrarPolicy;

/// <summary>What can be wrong with an identity number. The sentences never repeat the number: it is sensitive personal information.</summary>
internal static class IdentityViolations
{
    private const string Person = "GB 11643-1999";
    private const string Credit = "GB 32100-2015";

    public static PolicyViolation PersonLength { get; } = new("ResidentNumberLength", "P1",
        "A resident identity number has 18 characters; the old one with 15 is no longer valid.",
        "居民身份证号码应为 18 位，15 位旧号码已失效。", Person);

    public static PolicyViolation PersonCharacter { get; } = new("ResidentNumberCharacter", "P2",
        "A resident identity number consists of digits; only the last character may be X.",
        "居民身份证号码应由数字组成，仅末位可以为 X。", Person);

    public static PolicyViolation PersonArea { get; } = new("ResidentNumberArea", "P3",
        "The first digits of the resident identity number name no province.",
        "居民身份证号码的地址码不存在。", Person);

    public static PolicyViolation PersonBirthDate { get; } = new("ResidentNumberBirthDate", "P4",
        "The birth date in the resident identity number does not exist or lies in the future.",
        "居民身份证号码中的出生日期无效。", Person);

    public static PolicyViolation PersonCheckDigit { get; } = new("ResidentNumberCheckDigit", "P5",
        "The last character of the resident identity number does not fit the others; please compare it with the card.",
        "居民身份证号码校验位错误，请核对证件。", Person);

    public static PolicyViolation CreditLength { get; } = new("CreditCodeLength", "C1",
        "A unified social credit code has 18 characters.",
        "统一社会信用代码应为 18 位。", Credit);

    public static PolicyViolation CreditCharacter { get; } = new("CreditCodeCharacter", "C2",
        "A unified social credit code has digits and capital letters without I, O, S, V and Z, and digits in places 3 to 8.",
        "统一社会信用代码由数字和大写字母组成（不含 I、O、S、V、Z），第 3 至 8 位为数字。", Credit);

    public static PolicyViolation CreditAuthority { get; } = new("CreditCodeAuthority", "C3",
        "The first two characters of the credit code name no registration authority and kind of body.",
        "统一社会信用代码的登记管理部门或机构类别代码无效。", Credit);

    public static PolicyViolation CreditRegion { get; } = new("CreditCodeRegion", "C4",
        "Places 3 to 8 of the credit code name no region.",
        "统一社会信用代码的行政区划码不存在。", Credit);

    public static PolicyViolation CreditOrganisation { get; } = new("CreditCodeOrganisation", "C5",
        "The organisation code inside the credit code (places 9 to 17) fails its own check digit.",
        "统一社会信用代码中的主体标识码（组织机构代码）校验位错误。", "GB 11714-1997");

    public static PolicyViolation CreditCheckCharacter { get; } = new("CreditCodeCheckCharacter", "C6",
        "The last character of the credit code does not fit the others; please compare it with the certificate.",
        "统一社会信用代码校验位错误，请核对证件。", Credit);

    public static PolicyViolation PersonalNameSymbol { get; } = new("PersonalNameSymbol", "N14",
        "Names with a middle dot or other symbols cannot be registered as 姓名.网址.",
        "姓名中带有“·”等符号的，暂不支持注册“姓名.网址”域名。", "Alibaba Cloud, domain registration guide, 2021-01-19, 5");

    public static PolicyViolation PersonalNameMismatch { get; } = new("PersonalNameMismatch", "N14",
        "The label must be the full name as on the identity card, with a prefix or suffix from the list at most.",
        "域名须与身份证姓名完全一致，仅可添加规定的前缀或后缀。", "Alibaba Cloud, domain registration guide, 2021-01-19, 5");

    public static PolicyViolation PersonalNameHolder { get; } = new("PersonalNameHolder", "N14",
        "姓名.网址 is only for natural persons of the Chinese mainland.",
        "“姓名.网址”域名仅支持中国内地自然人注册。", "Alibaba Cloud, domain registration guide, 2021-01-19, 5");
}
