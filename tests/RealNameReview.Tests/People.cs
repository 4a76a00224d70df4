namespace DomainWorkers.RealNameReview.Tests;

/// <summary>Contents of profiles, as senders seal them; every person and number is invented, born in 1900.</summary>
internal static class People
{
    public const string Zhang = "110101190001010014";

    public static Dictionary<string, object?> Person(
        string name = "张示例", string number = Zhang, string kind = "SFZ", string region = "mainland", string country = "CN",
        string phone = "+86.13800000001", string email = "zhang@tea.example") => new()
        {
            ["kind"] = "individual",
            ["region"] = region,
            ["local"] = Postal(name, null, country),
            ["phone"] = phone,
            ["email"] = email,
            ["document"] = Document(kind, number),
        };

    public static Dictionary<string, object?> Organisation(
        string organisation = "示例茶业有限公司", string number = "91110000600037341L", string kind = "XYDM", string region = "mainland",
        string country = "CN", string? form = null)
    {
        Dictionary<string, object?> content = new()
        {
            ["kind"] = "organisation",
            ["region"] = region,
            ["local"] = Postal("李样本", organisation, country),
            ["phone"] = "+86.13800000002",
            ["email"] = "office@tea.example",
            ["document"] = Document(kind, number),
        };
        if (form is not null)
            content["organisationForm"] = form;
        return content;
    }

    public static Dictionary<string, object?> Postal(string name, string? organisation, string country = "CN")
    {
        Dictionary<string, object?> postal = new()
        {
            ["name"] = name,
            ["street"] = new[] { "示例路1号" },
            ["city"] = "北京市",
            ["country"] = country,
        };
        if (organisation is not null)
            postal["organisation"] = organisation;
        return postal;
    }

    public static Dictionary<string, object?> Document(string kind, string number) => new() { ["kind"] = kind, ["number"] = number };
}
