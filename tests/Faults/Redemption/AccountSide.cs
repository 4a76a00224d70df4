using System.Collections.Concurrent;
using System.Globalization;
using DomainWorkers.Faults.Rig;

namespace DomainWorkers.Faults.Redemption;

/// <summary>The account: registers, says what it pays, asks for deletions, buys back, and keeps all that it hears.</summary>
internal sealed class AccountSide(LifePlan plan)
{
    public static readonly string[] Exchanges =
    [
        "dw.domain-registered", "dw.registration-refused", "dw.domain-renewed", "dw.renewal-refused", "dw.domain-deleted", "dw.domain-redeemed",
        "dw.redemption-refused", "dw.domain-released", "dw.life-phase-changed", "dw.payment-noted", "dw.payment-timed-out", "dw.deletion-scheduled",
        "dw.deletion-request-refused",
    ];

    private readonly ConcurrentDictionary<string, LivingDomain> _domains = new();
    private readonly ConcurrentDictionary<string, (Fate Fate, DateTimeOffset ExpiresAt)> _ordered = new();
    private readonly ConcurrentDictionary<string, byte> _reacted = new();
    private readonly Random _dice = plan.Dice(3);
    private readonly Lock _gate = new();
    private PlainSide? _side;

    public ConcurrentQueue<LifeWord> Heard { get; } = new();

    public IReadOnlyList<LivingDomain> Domains => [.. _domains.Values.OrderBy(domain => domain.Name, StringComparer.Ordinal)];

    public IEnumerable<LivingDomain> Open => Domains.Where(domain => !IsEnded(domain));

    public void Speak(PlainSide side) => _side = side;

    /// <summary>Orders a domain that the registry lets expire at the instant that its clock stands a year before.</summary>
    public async Task Register(int number, Fate fate, DateTimeOffset expiresAt, CancellationToken cancellationToken)
    {
        var suffix = fate is Fate.Released or Fate.Lapsed ? "com.cn" : "cn";
        var name = string.Create(CultureInfo.InvariantCulture, $"life-{plan.Seed}-{number:D4}.{suffix}");
        _ordered[name] = (fate, expiresAt);
        await _side!.Publish(
            "dw.submit-registration",
            new { account = PlainSide.Account, orderId = $"REG-{name}", issuedAt = Now(), domainName = name, years = 1, profileId = "acme-zhang", nameServers = Array.Empty<string>() },
            $"REG-{name}", cancellationToken);
    }

    /// <summary>What is said before expiry: payments that begin, and deletions that are asked for.</summary>
    public async Task SpeakBeforeExpiry(CancellationToken cancellationToken)
    {
        foreach (var domain in Domains)
        {
            if (domain.LatestEnd is { } latestEnd)
                await Say("dw.payment-started", Started(domain, "REN", "renewal", latestEnd), $"PAY-{domain.Name}", cancellationToken);
            if (domain.Fate == Fate.Requested)
                await Say("dw.request-deletion", new { account = PlainSide.Account, orderId = $"DEL-{domain.Name}", issuedAt = Now(), domainId = domain.Id }, $"DEL-{domain.Name}", cancellationToken);
        }
    }

    public bool Knows(LivingDomain domain, string exchange, string? word = null) =>
        Heard.Any(heard => heard.DomainId == domain.Id && heard.Exchange == exchange && (word is null || heard.Word == word));

    public async Task Hear(HeardMessage message)
    {
        var word = message.Exchange switch
        {
            "dw.life-phase-changed" => message.Text("phase"),
            "dw.payment-noted" => message.Flag("protected") == true ? "protected" : "unprotected",
            "dw.domain-redeemed" => message.Flag("renewed") == true ? "renewed" : "unrenewed",
            _ => null,
        };
        if (message.Exchange == "dw.domain-registered")
            Note(message);
        Heard.Enqueue(new LifeWord(message.Exchange, message.MessageId, message.Sha256, message.DomainId, word));
        if (message.Exchange != "dw.life-phase-changed" || _domains.GetValueOrDefault(message.DomainId!) is not { } domain)
            return;
        if (word == "redemption" && domain.IsBoughtBack && _reacted.TryAdd(domain.Id, 0))
            await BuyBack(domain, CancellationToken.None);
        else if (word == "grace" && domain.Fate == Fate.Paid && _reacted.TryAdd(domain.Id, 0))
            await Renew(domain, CancellationToken.None);
    }

    private bool IsEnded(LivingDomain domain) => domain.Fate switch
    {
        Fate.Paid => Knows(domain, "dw.domain-renewed"),
        Fate.Redeemed or Fate.Requested => Knows(domain, "dw.domain-redeemed") || Knows(domain, "dw.redemption-refused"),
        _ => Knows(domain, "dw.domain-released"),
    };

    private void Note(HeardMessage message)
    {
        var record = message.Body.GetProperty("domain");
        var name = record.GetProperty("name").GetString()!;
        var (fate, expiresAt) = _ordered[name];
        DateTimeOffset? latestEnd = fate switch
        {
            Fate.Paid => expiresAt + TimeSpan.FromMinutes(30),
            Fate.Lapsed => expiresAt + TimeSpan.FromSeconds(6),
            _ => null,
        };
        _domains[message.DomainId!] = new LivingDomain(message.DomainId!, name, fate, record.GetProperty("expiresAt").GetDateTimeOffset(), latestEnd);
    }

    private async Task BuyBack(LivingDomain domain, CancellationToken cancellationToken)
    {
        var latestEnd = TimeProvider.System.GetUtcNow() + TimeSpan.FromMinutes(30);
        await Say("dw.payment-started", Started(domain, "RED", "redemption", latestEnd), $"PAY-RED-{domain.Name}", cancellationToken);
        await Say(
            "dw.redeem-domain", new { account = PlainSide.Account, orderId = $"RED-{domain.Name}", issuedAt = Now(), domainId = domain.Id },
            $"RED-{domain.Name}", cancellationToken);
        await Say("dw.payment-ended", Ended(domain, "RED", "redemption"), $"END-RED-{domain.Name}", cancellationToken);
    }

    private async Task Renew(LivingDomain domain, CancellationToken cancellationToken)
    {
        await Say("dw.payment-ended", Ended(domain, "REN", "renewal"), $"END-{domain.Name}", cancellationToken);
        await Say(
            "dw.renew-domain", new { account = PlainSide.Account, orderId = $"REN-{domain.Name}", issuedAt = Now(), domainId = domain.Id, years = 1 },
            $"REN-{domain.Name}", cancellationToken);
    }

    private static object Started(LivingDomain domain, string order, string purpose, DateTimeOffset latestEnd) => new
    {
        account = PlainSide.Account, paymentId = $"PAY-{order}-{domain.Name}", orderId = $"{order}-{domain.Name}", at = Now(), domainId = domain.Id, purpose,
        latestEnd = Text(latestEnd),
    };

    private static object Ended(LivingDomain domain, string order, string purpose) => new
    {
        account = PlainSide.Account, paymentId = $"PAY-{order}-{domain.Name}", orderId = $"{order}-{domain.Name}", at = Now(), domainId = domain.Id, purpose, outcome = "paid",
    };

    /// <summary>Says it, and now and then once more under another message id.</summary>
    private async Task Say(string exchange, object body, string messageId, CancellationToken cancellationToken)
    {
        await _side!.Publish(exchange, body, messageId, cancellationToken);
        bool again;
        lock (_gate)
            again = _dice.NextDouble() < plan.Repeats;
        if (again)
            await _side.Publish(exchange, body, messageId + "-again", cancellationToken);
    }

    private static string Now() => Text(TimeProvider.System.GetUtcNow());

    private static string Text(DateTimeOffset instant) => instant.ToString("yyyy-MM-dd'T'HH:mm:ss.fffzzz", CultureInfo.InvariantCulture);
}
