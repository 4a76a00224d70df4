using System.Security.Cryptography;
using System.Globalization;

namespace DomainWorkers.VspSimulator;

/// <summary>All verifications with what was submitted for them; the owner serialises access.</summary>
internal sealed class Register(int vspId)
{
    private const string CodeAlphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private const int CodeLength = 20;

    private readonly Dictionary<string, Verification> _byCode = [];
    private readonly SortedSet<(DateTimeOffset At, string Code)> _due = [];
    private readonly Dictionary<(string Account, string Key), (DateTimeOffset First, int Count)> _earlier = [];
    private readonly HashSet<(string Account, string Submission)> _standing = [];

    public IReadOnlyCollection<Verification> All => _byCode.Values;

    public DateTimeOffset? NextDueAt => _due.Count == 0 ? null : _due.Min.At;

    public Verification? Find(string code) => _byCode.GetValueOrDefault(code);

    public Verification? NextDue(DateTimeOffset now) => _due.Count > 0 && _due.Min.At <= now ? _byCode[_due.Min.Code] : null;

    /// <summary>Any other code, for answers that name the wrong one.</summary>
    public string OtherThan(Verification verification) =>
        _byCode.Values.FirstOrDefault(other => other.Code != verification.Code && other.Type == verification.Type)?.Code ?? NewCode();

    public string NewCode() => string.Create(
        CultureInfo.InvariantCulture, $"{vspId}-{RandomNumberGenerator.GetString(CodeAlphabet, CodeLength)}");

    /// <summary>How often this account submitted this label or person before, and when first; counts the present one.</summary>
    public (int Earlier, DateTimeOffset First) Count(string account, string key, DateTimeOffset now)
    {
        var known = _earlier.GetValueOrDefault((account, key), (First: now, Count: 0));
        _earlier[(account, key)] = (known.First, known.Count + 1);
        return (known.Count, known.First);
    }

    /// <summary>Whether the same account submitted the very same before and it was not decided against.</summary>
    public bool Stands(string account, string submission) => _standing.Contains((account, submission));

    public void Put(Verification verification)
    {
        if (_byCode.TryGetValue(verification.Code, out var before) && before.DueAt is { } due)
            _due.Remove((due, before.Code));
        _byCode[verification.Code] = verification;
        if (verification.DueAt is { } at)
            _due.Add((at, verification.Code));
        if (verification.Status == VerificationStatus.NonCompliant)
            _standing.Remove((verification.Account, verification.Submission));
        else
            _standing.Add((verification.Account, verification.Submission));
    }
}
