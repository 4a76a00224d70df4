using DomainWorkers.Contracts.Miit;
using DomainWorkers.RegistrarPolicy;

namespace DomainWorkers.MiitSync.Domain;

/// <summary>Turns a domain and its holder into what a record says, or into everything that is wrong with it.</summary>
internal static class RecordRules
{
    public static (ReportContent? Content, IReadOnlyList<ReportProblem> Problems) Build(
        DomainFacts facts, ReportPeople people, CodeTables tables, ReportingTerms terms)
    {
        var problems = new List<ReportProblem>();
        var type = tables.TypeOf(facts.Name, facts.UnicodeName);
        if (type is null)
            problems.Add(Refusals.Problem("DomainTypeUnknown", "Ymlx"));
        if (facts.NameServers.Count == 0)
            problems.Add(Refusals.Problem("DelegationMissing", "Ym_fwq"));
        if (facts.RegisteredAt is null || facts.ExpiresAt is null)
            problems.Add(Refusals.Problem("ValueMissing", facts.RegisteredAt is null ? "Zcsj" : "Yxrq"));
        var holder = people.Holder;
        if (holder is null || (facts.AdminProfileId is not null && people.Administrator is null)
            || (facts.BillingProfileId is not null && people.Payer is null))
            problems.Add(Refusals.Problem("ProfileUnknown"));

        // What nobody else was named for is the holder's.
        var payer = people.Payer ?? (terms.ReportPayer ? holder : null);
        var registrant = Party(holder, "Zcr_shiid", tables, terms, problems);
        var administrator = Party(people.Administrator ?? holder, "Gly_shiid", tables, terms, problems);
        var paying = Party(payer, "Jfr_shiid", tables, terms, problems);
        if (problems.Count > 0)
            return (null, problems);

        return (new ReportContent
        {
            Domain = terms.UnicodeNames ? facts.UnicodeName : facts.Name,
            DomainType = type!.Value,
            RegisteredOn = ShanghaiTime.DateOf(facts.RegisteredAt!.Value),
            ValidTo = ShanghaiTime.DateOf(facts.ExpiresAt!.Value),
            Registrant = registrant! with { Name = holder!.Organisation ?? holder.Name },
            Administrator = administrator!,
            Payer = paying,
            Registrar = terms.Registrar,
            NameServers = NameServers(facts.NameServers),
        }, []);
    }

    /// <summary>As many as fit into the element (255 characters), whole ones only; the first two are what the ministry looks at.</summary>
    private static string NameServers(IReadOnlyList<string> servers)
    {
        const int Most = 255;
        var text = servers[0];
        foreach (var server in servers.Skip(1))
        {
            if (text.Length + 1 + server.Length > Most)
                break;
            text += ";" + server;
        }

        return text;
    }

    private static ReportParty? Party(Holder? person, string cityTag, CodeTables tables, ReportingTerms terms, List<ReportProblem> problems)
    {
        if (person is null)
            return null;
        if (RegionOf(person, tables, terms) is var (province, city))
        {
            return new ReportParty(
                person.Name, person.Organisation ?? person.Name, person.Address, province, city, person.Email, Phone(person.Phone));
        }

        problems.Add(Refusals.Problem("RegionUnknown", cityTag));
        return null;
    }

    /// <summary>EPP's +86.13800138000 as digits and hyphens; the interface wants eleven characters at least.</summary>
    private static string Phone(string epp)
    {
        const int Least = 11;
        var parts = epp.TrimStart('+').Split('.', 2);
        if (parts is not [var country, var number])
            return epp;
        // A mobile number of the mainland stands alone, as everybody writes it.
        if (country == "86" && number.Length == 11 && number[0] == '1')
            return number;
        var written = $"{country}-{number.Split('x')[0]}";
        return written.Length >= Least ? written : "00" + written;
    }

    private static (long, long)? RegionOf(Holder holder, CodeTables tables, ReportingTerms terms) => holder.Country switch
    {
        "CN" => tables.RegionOf(holder.Province, holder.City),
        "HK" => tables.RegionOf("香港特别行政区", "香港") ?? terms.Abroad,
        "MO" => tables.RegionOf("澳门特别行政区", "澳门") ?? terms.Abroad,
        "TW" => tables.RegionOf("台湾省", holder.City) ?? terms.Abroad,
        _ => terms.Abroad,
    };
}
