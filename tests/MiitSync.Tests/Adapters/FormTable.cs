namespace DomainWorkers.MiitSync.Tests.Adapters;

/// <summary>
/// The interface's constraints on domain records, typed from the specification (4-1-3) and the format that goes with it: element, least and
/// most (characters of a text, or value of a number), pattern, required. Every upload of the tests is held to it.
/// </summary>
internal static class FormTable
{
    public sealed record Row(string Tag, bool Number, long Least, long Most, string? Pattern, bool Required);

    private const string Day = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$";
    private const string Telephone = "^[0-9-]+$";
    private const string Mail = "^[^@ ]+@[^@ ]+$";

    public static readonly IReadOnlyList<Row> Data =
    [
        new("Ym", false, 4, 255, null, true),
        new("Ymlx", true, 1, 999, null, true),
        new("Zcsj", false, 10, 10, Day, true),
        new("Zcr_mc", false, 2, 255, null, true),
        new("Zcr_zz", false, 1, 255, null, true),
        new("Zcr_txdz", false, 1, 1000, null, true),
        new("Zcr_shengid", true, 100000, long.MaxValue, null, true),
        new("Zcr_shiid", true, 100000, long.MaxValue, null, true),
        new("Zcr_dzyj", false, 6, 255, Mail, true),
        new("Zcr_dhhm", false, 11, 255, Telephone, true),
        new("Gly_mz", false, 2, 255, null, true),
        new("Gly_zz", false, 1, 255, null, true),
        new("Gly_dz", false, 1, 1000, null, true),
        new("Gly_shengid", true, 100000, long.MaxValue, null, true),
        new("Gly_shiid", true, 100000, long.MaxValue, null, true),
        new("Gly_dzyj", false, 6, 255, Mail, true),
        new("Gly_dh", false, 11, 255, Telephone, true),
        new("Jfr_mz", false, 2, 255, null, false),
        new("Jfr_zz", false, 1, 255, null, false),
        new("Jfr_dz", false, 1, 1000, null, false),
        new("Jfr_shengid", true, 100000, long.MaxValue, null, false),
        new("Jfr_shiid", true, 100000, long.MaxValue, null, false),
        new("Jfr_dzyj", false, 6, 255, Mail, false),
        new("Jfr_dh", false, 11, 255, Telephone, false),
        new("Ym_zcs", false, 1, 500, null, true),
        new("Ym_fwq", false, 4, 255, null, true),
        new("Yxrq", false, 10, 10, Day, true),
    ];

    public static readonly Row OwnId = new("IspId", true, 1, long.MaxValue, null, true);

    public static readonly Row MinistryId = new("Id", true, 1, long.MaxValue, null, true);
}
