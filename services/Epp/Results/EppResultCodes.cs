using System.Collections.Frozen;

namespace DomainWorkers.Epp;

/// <summary>The result codes of RFC 5730 section 3 and what each means.</summary>
public static class EppResultCodes
{
    public const int Success = 1000;
    public const int Pending = 1001;
    public const int NoMessages = 1300;
    public const int AckToDequeue = 1301;
    public const int EndingSession = 1500;
    public const int UnknownCommand = 2000;
    public const int SyntaxError = 2001;
    public const int UseError = 2002;
    public const int BillingFailure = 2104;
    public const int AuthenticationError = 2200;
    public const int AuthorizationError = 2201;
    public const int ObjectExists = 2302;
    public const int ObjectDoesNotExist = 2303;
    public const int StatusProhibits = 2304;
    public const int CommandFailed = 2400;
    public const int FailedClosing = 2500;
    public const int AuthenticationClosing = 2501;
    public const int SessionLimitClosing = 2502;

    private static readonly FrozenDictionary<int, (EppCodeClass Query, EppCodeClass Transform)> Classes =
        new Dictionary<int, (EppCodeClass Query, EppCodeClass Transform)>
        {
            [1000] = Both(EppCodeClass.Success),
            [1001] = Both(EppCodeClass.Pending),
            [1300] = Both(EppCodeClass.NoMessages),
            [1301] = Both(EppCodeClass.Message),
            [1500] = Both(EppCodeClass.Ended),
            [2000] = Both(EppCodeClass.Misuse),
            [2001] = Both(EppCodeClass.Misuse),
            [2002] = Both(EppCodeClass.SessionLost),
            [2003] = Both(EppCodeClass.Misuse),
            [2004] = Both(EppCodeClass.Refused),
            [2005] = Both(EppCodeClass.Refused),
            [2100] = Both(EppCodeClass.Misuse),
            [2101] = Both(EppCodeClass.Misuse),
            [2102] = Both(EppCodeClass.Misuse),
            [2103] = Both(EppCodeClass.Misuse),
            [2104] = Both(EppCodeClass.Credit),
            [2105] = Both(EppCodeClass.Refused),
            [2106] = Both(EppCodeClass.Refused),
            [2200] = Both(EppCodeClass.Authentication),
            [2201] = Both(EppCodeClass.Refused),
            [2202] = Both(EppCodeClass.Refused),
            [2300] = Both(EppCodeClass.Blocked),
            [2301] = Both(EppCodeClass.Refused),
            [2302] = Both(EppCodeClass.Exists),
            [2303] = Both(EppCodeClass.Missing),
            [2304] = Both(EppCodeClass.Blocked),
            [2305] = Both(EppCodeClass.Blocked),
            [2306] = Both(EppCodeClass.Refused),
            [2307] = Both(EppCodeClass.Misuse),
            [2308] = Both(EppCodeClass.Refused),
            [2400] = (EppCodeClass.Later, EppCodeClass.Reconcile),
            [2500] = (EppCodeClass.ServerClosing, EppCodeClass.Reconcile),
            [2501] = Both(EppCodeClass.Authentication),
            [2502] = Both(EppCodeClass.SessionLimit),
        }.ToFrozenDictionary();

    /// <summary>Every code of RFC 5730.</summary>
    public static IReadOnlyCollection<int> Known => Classes.Keys;

    /// <summary>
    /// The class of a code. <paramref name="isTransform"/>: could the command have changed something at the registry
    /// or on the bill? A code outside RFC 5730 is read by its first two digits, on the side of caution: asking costs
    /// less than doing twice.
    /// </summary>
    public static EppCodeClass Classify(int code, bool isTransform)
    {
        if (Classes.TryGetValue(code, out var known))
        {
            return isTransform ? known.Transform : known.Query;
        }

        return (code / 100) switch
        {
            10 => EppCodeClass.Success,
            13 => EppCodeClass.Message,
            15 => EppCodeClass.Ended,
            20 or 21 => EppCodeClass.Misuse,
            22 or 23 => EppCodeClass.Refused,
            25 => isTransform ? EppCodeClass.Reconcile : EppCodeClass.ServerClosing,
            _ => isTransform ? EppCodeClass.Reconcile : EppCodeClass.Later,
        };
    }

    /// <summary>The server ends the session after this code (RFC 5730: 1500 and 25xx).</summary>
    public static bool EndsSession(int code) => code / 100 is 15 or 25;

    private static (EppCodeClass Query, EppCodeClass Transform) Both(EppCodeClass both) => (both, both);
}
