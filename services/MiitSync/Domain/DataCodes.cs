namespace DomainWorkers.MiitSync.Domain;

/// <summary>What helps after a data code.</summary>
internal enum Remedy
{
    /// <summary>Nothing is wrong.</summary>
    None,

    /// <summary>Other data: the holder's, the delegation, a renewal. It is reported again when the facts have changed.</summary>
    Change,

    /// <summary>A person at the registrar: settings, code tables, the ministry.</summary>
    Operator,

    /// <summary>Trying again after a while.</summary>
    Retry,

    /// <summary>The ministry has no such record of ours: report it anew, or believe it deleted.</summary>
    Renounce,
}

/// <summary>Every data code of the specification that can stand in a domain result (chapter 3-5), with our code and what helps.</summary>
internal static class DataCodes
{
    public const int Ingested = 3998;

    public static IReadOnlyDictionary<int, (string Code, Remedy Remedy)> All { get; } = Build();

    /// <summary>Whether a reason is for us to mend: settings, code tables, a word with the ministry. No event tells when that is done.</summary>
    public static bool IsOurs(string reason) =>
        reason == "DomainTypeUnknown" || All.Values.Any(known => known.Code == reason && known.Remedy is (Remedy.Operator or Remedy.Retry));

    public static (string Code, Remedy Remedy) Of(int code) => All.TryGetValue(code, out var known) ? known : ("OtherRefused", Remedy.Operator);

    private static Dictionary<int, (string, Remedy)> Build()
    {
        var codes = new Dictionary<int, (string, Remedy)>
        {
            [3001] = ("TypeRefused", Remedy.Operator),
            [3004] = ("ExpiredRefused", Remedy.Change),
            [3005] = ("DelegationRefused", Remedy.Change),
            [3026] = ("FormRefused", Remedy.Operator),
            [3027] = ("FormRefused", Remedy.Operator),
            [3036] = ("UnitRefused", Remedy.Operator),
            [3037] = ("NotOurRecord", Remedy.Renounce),
            [Ingested] = ("", Remedy.None),
            [3999] = ("OtherRefused", Remedy.Retry),
            [5001] = ("FormRefused", Remedy.Operator),
            [5002] = ("FormRefused", Remedy.Operator),
            [5003] = ("FormRefused", Remedy.Operator),
            [5004] = ("FormRefused", Remedy.Operator),
            [5008] = ("CharactersRefused", Remedy.Change),
            [5009] = ("UnitRefused", Remedy.Operator),
            [5010] = ("FormRefused", Remedy.Operator),
            [5011] = ("UnitRefused", Remedy.Retry),
            [5999] = ("OtherRefused", Remedy.Retry),
        };
        Add([3002, 3003, 3031, 3032, 3035], "DateRefused", Remedy.Operator);
        Add([3006, 3007], "RegistrarRefused", Remedy.Operator);
        Add(Enumerable.Range(3008, 9), "RegistrantRefused", Remedy.Change);
        Add(Enumerable.Range(3017, 9), "AdministratorRefused", Remedy.Change);
        Add([3028, 3029, 3030], "RegionRefused", Remedy.Change);
        Add([3033, 3034], "PayerRefused", Remedy.Change);
        return codes;

        void Add(IEnumerable<int> numbers, string code, Remedy remedy)
        {
            foreach (var number in numbers)
                codes[number] = (code, remedy);
        }
    }
}
