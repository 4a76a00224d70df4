using System.Security.Cryptography.X509Certificates;

namespace DomainWorkers.RegistrySimulator;

/// <summary>The rules of one suffix: names directly below it can be registered.</summary>
/// <param name="Suffix">A-label without leading dot, such as cn, com.cn or xn--fiqs8s.</param>
public sealed record Zone(string Suffix)
{
    public TimeSpan AddGrace { get; init; } = TimeSpan.FromDays(5);

    public TimeSpan RenewGrace { get; init; } = TimeSpan.FromDays(5);

    public TimeSpan AutoRenewGrace { get; init; } = TimeSpan.FromDays(45);

    public TimeSpan TransferGrace { get; init; } = TimeSpan.FromDays(5);

    public TimeSpan Redemption { get; init; } = TimeSpan.FromDays(30);

    public TimeSpan PendingDelete { get; init; } = TimeSpan.FromDays(5);

    /// <summary>Time from restore request to the report that it needs.</summary>
    public TimeSpan RestoreReport { get; init; } = TimeSpan.FromDays(7);

    /// <summary>Without it a restore request takes effect at once.</summary>
    public bool RestoreNeedsReport { get; init; } = true;

    /// <summary>A restore renews the years that passed; without it the date stays, and a renewal has to follow within <see cref="RenewAfterRestore"/>.</summary>
    public bool RestoreRenews { get; init; } = true;

    /// <summary>How long a restored name whose date has passed may wait for its renewal.</summary>
    public TimeSpan RenewAfterRestore { get; init; } = TimeSpan.FromDays(5);

    /// <summary>At expiry the registry renews by a year; without it an unrenewed name is deleted after the auto-renew grace.</summary>
    public bool AutoRenew { get; init; } = true;

    /// <summary>A create needs a registrant and an admin and a tech contact.</summary>
    public bool ContactsRequired { get; init; }

    /// <summary>Contacts and domains need CNNIC's extensions: who the holder is, by which document, through which channel.</summary>
    public bool CnnicRequired { get; init; }

    /// <summary>Name servers are host objects; otherwise they are attributes of the domain (RFC 5731 1.1).</summary>
    public bool HostObjects { get; init; } = true;

    /// <summary>A create is answered 1001 and decided (in favour, unless told otherwise) after this time.</summary>
    public TimeSpan? PendingCreate { get; init; }

    public int MinYears { get; init; } = 1;

    public int MaxYears { get; init; } = 10;

    /// <summary>Time after creation and after a transfer in which a transfer is refused with 2106.</summary>
    public TimeSpan TransferLock { get; init; }

    /// <summary>Time the losing registrar has before the registry approves a transfer.</summary>
    public TimeSpan TransferWait { get; init; } = TimeSpan.FromDays(5);

    /// <summary>Which signed codes a name needs; null asks for none.</summary>
    public VerificationPolicy? Verification { get; init; }

    /// <summary>Labels nobody gets (2308).</summary>
    public IReadOnlyList<string> Reserved { get; init; } = [];

    public decimal YearPrice { get; init; } = 10m;

    public decimal RestorePrice { get; init; } = 50m;

    /// <summary>The zone as the real registries run it (facts of 2022: .cn 45 days + 15 days, com/net with add grace and pendingDelete).</summary>
    public static Zone Preset(string suffix)
    {
        var tail = suffix[(suffix.LastIndexOf('.') + 1)..];
        return tail switch
        {
            "cn" or "xn--fiqs8s" or "xn--fiqz9s" or "xn--55qx5d" or "xn--io0a7i" => new Zone(suffix)
            {
                Redemption = TimeSpan.FromDays(15),
                PendingDelete = TimeSpan.Zero,
                TransferLock = TimeSpan.FromDays(60),
            },
            "hk" => new Zone(suffix)
            {
                AddGrace = TimeSpan.Zero,
                AutoRenew = false,
                RestoreRenews = false,
                Redemption = TimeSpan.FromDays(59),
                PendingDelete = TimeSpan.Zero,
            },
            _ => new Zone(suffix) { TransferLock = TimeSpan.FromDays(60) },
        };
    }
}

/// <summary>The codes of verificationCode-1.0 that a zone wants, and how long a name may go without them before serverHold.</summary>
public sealed record VerificationPolicy(TimeSpan Grace)
{
    public string Profile { get; init; } = "china";

    public IReadOnlyList<string> Types { get; init; } = ["domain", "real-name"];

    /// <summary>Codes of these types must come with the create; without them it is 2306.</summary>
    public IReadOnlyList<string> AtCreate { get; init; } = [];

    /// <summary>Authorities of the verification providers; with none, codes are taken without looking at their signature.</summary>
    public IReadOnlyList<X509Certificate2> Authorities { get; init; } = [];
}
