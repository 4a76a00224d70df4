using System.Globalization;
using DomainWorkers.MiitSync.Domain;

namespace DomainWorkers.MiitSync.Adapters.V3;

/// <summary>The elements of a record in the order of the specification's tables (4-1-3), with what the format asks of each.</summary>
internal static class RecordFields
{
    private static readonly FieldForm[] Forms =
    [
        FieldForm.Number("IspId", 1), FieldForm.Number("Id", 1), FieldForm.Text("Ym", 4, 255), FieldForm.Number("Ymlx", 1, 999),
        FieldForm.Text("Zcsj", 10, 10),
        FieldForm.Text("Zcr_mc", 2, 255), FieldForm.Text("Zcr_zz", 1, 255), FieldForm.Text("Zcr_txdz", 1, 1000),
        FieldForm.Number("Zcr_shengid", 100_000), FieldForm.Number("Zcr_shiid", 100_000),
        FieldForm.Text("Zcr_dzyj", 6, 255), FieldForm.Text("Zcr_dhhm", 11, 255),
        .. Party("Gly"),
        .. Party("Jfr"),
        FieldForm.Text("Ym_zcs", 1, 500), FieldForm.Text("Ym_fwq", 4, 255), FieldForm.Text("Yxrq", 10, 10),
    ];

    private static readonly Dictionary<string, FieldForm> ByTag = Forms.ToDictionary(form => form.Tag);

    public static FieldForm FormOf(string tag) => ByTag[tag];

    public static IEnumerable<(string Tag, string Value)> Of(ReportRecord record)
    {
        if (record.RecordId is { } own)
            yield return ("IspId", Number(own));
        if (record.MinistryId is { } theirs)
            yield return ("Id", Number(theirs));
        if (record.Content is not { } content)
            yield break;

        yield return ("Ym", content.Domain);
        yield return ("Ymlx", Number(content.DomainType));
        yield return ("Zcsj", Date(content.RegisteredOn));
        var registrant = content.Registrant;
        yield return ("Zcr_mc", registrant.Name);
        yield return ("Zcr_zz", registrant.Organisation);
        yield return ("Zcr_txdz", registrant.Address);
        yield return ("Zcr_shengid", Number(registrant.Province));
        yield return ("Zcr_shiid", Number(registrant.City));
        yield return ("Zcr_dzyj", registrant.Email);
        yield return ("Zcr_dhhm", registrant.Phone);
        foreach (var field in Of("Gly", content.Administrator))
            yield return field;
        // The text prints Zfr_ for additions; the format has Jfr_ throughout.
        foreach (var field in content.Payer is { } payer ? Of("Jfr", payer) : [])
            yield return field;
        yield return ("Ym_zcs", content.Registrar);
        yield return ("Ym_fwq", content.NameServers);
        yield return ("Yxrq", Date(content.ValidTo));
    }

    private static IEnumerable<(string Tag, string Value)> Of(string prefix, ReportParty party) =>
    [
        (prefix + "_mz", party.Name), (prefix + "_zz", party.Organisation), (prefix + "_dz", party.Address),
        (prefix + "_shengid", Number(party.Province)), (prefix + "_shiid", Number(party.City)),
        (prefix + "_dzyj", party.Email), (prefix + "_dh", party.Phone),
    ];

    private static FieldForm[] Party(string prefix) =>
    [
        FieldForm.Text(prefix + "_mz", 2, 255), FieldForm.Text(prefix + "_zz", 1, 255), FieldForm.Text(prefix + "_dz", 1, 1000),
        FieldForm.Number(prefix + "_shengid", 100_000), FieldForm.Number(prefix + "_shiid", 100_000),
        FieldForm.Text(prefix + "_dzyj", 6, 255), FieldForm.Text(prefix + "_dh", 11, 255),
    ];

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Date(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
