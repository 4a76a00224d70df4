namespace DomainWorkers.MiitSimulator.Files;

/// <summary>
/// The elements of domain records, chapter 4-1-3, with the constraints of the format that goes with it. Where text and format
/// disagree (the text prints Zcr__shengid and Zfr_*), the format is what files are held to.
/// </summary>
internal static class DomainFormat
{
    public const string Version = "V.3.0";
    private const long Region = 100000;

    private static readonly FieldRule[] Data =
    [
        FieldRule.Text("Ym", 4, 255),
        FieldRule.Long("Ymlx", 1, 999),
        FieldRule.Text("Zcsj", 10, 10),
        FieldRule.Text("Zcr_mc", 2, 255),
        FieldRule.Text("Zcr_zz", 1, 255),
        FieldRule.Text("Zcr_txdz", 1, 1000),
        FieldRule.Long("Zcr_shengid", Region),
        FieldRule.Long("Zcr_shiid", Region),
        FieldRule.Text("Zcr_dzyj", 6, 255),
        FieldRule.Text("Zcr_dhhm", 11, 255),
        .. Person("Gly"),
        .. Person("Jfr").Select(rule => rule.Optional()),
        FieldRule.Text("Ym_zcs", 1, 500),
        FieldRule.Text("Ym_fwq", 4, 255),
        FieldRule.Text("Yxrq", 10, 10),
    ];

    public static readonly IReadOnlyList<FieldRule> Addition = [FieldRule.Long("IspId", 1), .. Data];

    public static readonly IReadOnlyList<FieldRule> Modification = [FieldRule.Long("Id", 1), .. Data];

    public static readonly FieldRule DeletionId = FieldRule.Long("Id", 1);

    public static readonly FieldRule DeletionName = FieldRule.Text("Ym", 4, 255);

    private static FieldRule[] Person(string prefix) =>
    [
        FieldRule.Text(prefix + "_mz", 2, 255),
        FieldRule.Text(prefix + "_zz", 1, 255),
        FieldRule.Text(prefix + "_dz", 1, 1000),
        FieldRule.Long(prefix + "_shengid", Region),
        FieldRule.Long(prefix + "_shiid", Region),
        FieldRule.Text(prefix + "_dzyj", 6, 255),
        FieldRule.Text(prefix + "_dh", 11, 255),
    ];
}
