using System.Collections.Concurrent;
using DomainWorkers.RegistrarPolicy;
using DomainWorkers.RegistrySubmission.Adapters;
using DomainWorkers.RegistrySubmission.Domain;
using Microsoft.Extensions.DependencyInjection;

namespace DomainWorkers.TestKit;

/// <summary>
/// A registry in memory that tells the truth: it keeps domains and dates, executes a command as often as it is sent, and writes down
/// what it executed. It goes wrong when it is told to. It stands for every registry account of the policy, under one clock.
/// </summary>
public sealed class FakeRegistry : IHarnessPart
{
    /// <summary>Our client id there.</summary>
    public const string ClientId = "registrar-a";

    private static readonly Lazy<string[]> Known =
        new(() => [.. RegistrarPolicies.Load().Suffixes.All.Select(suffix => suffix.Registry).Distinct()]);

    private readonly Lock _lock = new();
    private readonly RegistryBooks _books = new();
    private readonly List<(RegistryMishap Mishap, string? Name)> _mishaps = [];
    private readonly List<(int Code, string? Name)> _refusals = [];
    private readonly ConcurrentQueue<string> _received = new();
    private readonly string[] _accounts;

    /// <summary>Creates one for some registry accounts; for all that the policy knows, where none is named.</summary>
    public FakeRegistry(params string[] accounts)
    {
        _accounts = accounts.Length > 0
            ? accounts
            : Known.Value;
    }

    /// <summary>Nobody can reach it.</summary>
    public bool IsDown { get; set; }

    /// <summary>The registrar's credit is used up.</summary>
    public bool IsOutOfCredit { get; set; }

    /// <summary>Questions get no answer.</summary>
    public bool AnswersNoQuestions { get; set; }

    /// <summary>Awaited when a command or question (<c>create</c>, <c>renew</c>, <c>info</c>) arrives, before anything is done with it.</summary>
    public Func<string, string, Task>? Arriving { get; set; }

    /// <summary>What was really executed, in order.</summary>
    public IReadOnlyList<LedgerLine> Ledger
    {
        get
        {
            lock (_lock)
                return [.. _books.Ledger];
        }
    }

    /// <summary>Every command and question that arrived, e.g. <c>create example.cn</c>, executed or not.</summary>
    public IReadOnlyList<string> Received => [.. _received];

    /// <inheritdoc/>
    public IEnumerable<KeyValuePair<string, string?>> Settings =>
    [
        // Its registrants have no mail address that anybody could verify; a test of that rule sets it otherwise.
        new("Registration:EmailBeforeOrder", "off"),
        .. _accounts.SelectMany(account => new KeyValuePair<string, string?>[]
        {
            new($"Registries:{account}:Host", "registry.invalid"),
            new($"Registries:{account}:ClientId", ClientId),
            new($"Registries:{account}:Password", "never-sent"),
        }),
    ];

    /// <summary>Answers instead of the registry, where it answers at all.</summary>
    internal Func<RegistryCommand, RegistryAnswer?>? Script { get; set; }

    /// <summary>The next command goes wrong: any, or the next one about a name.</summary>
    public void Next(RegistryMishap mishap, string? name = null, int times = 1)
    {
        lock (_lock)
            _mishaps.AddRange(Enumerable.Repeat((mishap, name), times));
    }

    /// <summary>The next command, or the next one about a name, is refused with this EPP result code.</summary>
    public void Refuse(int code, string? name = null)
    {
        lock (_lock)
            _refusals.Add((code, name));
    }

    /// <summary>The domain, or null.</summary>
    public FakeDomain? Find(string name)
    {
        lock (_lock)
            return _books.Domains.GetValueOrDefault(name);
    }

    /// <summary>Puts a domain there, or changes it, behind the worker's back.</summary>
    public void Put(FakeDomain domain)
    {
        ArgumentNullException.ThrowIfNull(domain);
        lock (_lock)
            _books.Domains[domain.Name] = domain;
    }

    /// <summary>Takes a domain away behind the worker's back.</summary>
    public void Remove(string name)
    {
        lock (_lock)
            _books.Domains.Remove(name);
    }

    /// <summary>Decides what was left open with <see cref="RegistryMishap.DecideLater"/>.</summary>
    public void Decide(string name, bool approve)
    {
        lock (_lock)
            _books.Decide(name, approve);
    }

    void IHarnessPart.Register(IServiceCollection services, ProcessLife life)
    {
        services.AddSingleton<IRegistrants, KnownRegistrants>();
        services.AddSingleton(provider => new Registries(Accounts(provider, life)));
    }

    internal IEnumerable<RegistryAccount> Accounts(IServiceProvider provider, ProcessLife life)
    {
        _books.Clock = provider.GetRequiredService<TimeProvider>();
        var options = new RegistryOptions { Host = "registry.invalid", ClientId = ClientId };
        return _accounts.Select(account => new RegistryAccount(account, options, new RegistryLink(this, life)));
    }

    internal async Task<RegistryAnswer> Execute(RegistryCommand command, string clientTransactionId, Func<bool> mayWrite)
    {
        var (kind, name) = RegistryBooks.Parts(command);
        _received.Enqueue($"{kind} {name}");
        if (Arriving is { } arriving)
            await arriving(kind, name);
        if (!mayWrite())
            return new RegistryAnswer.NotNow(Hindrance.Lease, "the lease has ended");
        if (IsDown)
            return new RegistryAnswer.NotNow(Hindrance.Registry, "connection refused");
        if (IsOutOfCredit)
            return new RegistryAnswer.NotNow(Hindrance.Credit, "no credit");
        if (Script?.Invoke(command) is { } scripted)
            return scripted;

        lock (_lock)
        {
            if (Take(_refusals, name, out var code))
                return Codes.Answer(code!.Value, command);
            Take(_mishaps, name, out var mishap);
            return mishap switch
            {
                null => _books.Do(command, clientTransactionId),
                RegistryMishap.LoseAnswer => Lose(_books.Do(command, clientTransactionId)),
                RegistryMishap.LoseCommand => new RegistryAnswer.Unknown("connection lost"),
                RegistryMishap.Unreachable => new RegistryAnswer.NotNow(Hindrance.Registry, "connection refused"),
                RegistryMishap.NoCredit => new RegistryAnswer.NotNow(Hindrance.Credit, "no credit"),
                RegistryMishap.DecideLater => _books.LeaveOpen(command, clientTransactionId),
                var other => throw new InvalidOperationException($"{other} is not a mishap."),
            };
        }
    }

    internal async Task<RegistryView> Look(string name)
    {
        _received.Enqueue($"info {name}");
        if (Arriving is { } arriving)
            await arriving("info", name);
        if (IsDown || AnswersNoQuestions)
            return new RegistryView.NoAnswer("connection refused");
        return Find(name) is not { } domain ? new RegistryView.Absent() : new RegistryView.Present
        {
            Ours = domain.Sponsor == ClientId,
            SponsoringClient = domain.Sponsor,
            CreatedAt = domain.CreatedAt,
            ExpiresAt = domain.ExpiresAt,
            UpdatedAt = domain.UpdatedAt,
            UpdatedByUs = domain.UpdatedBy == ClientId,
            Statuses = domain.Statuses,
            GraceStatuses = domain.GraceStatuses,
            NameServers = domain.NameServers,
        };
    }

    private static RegistryAnswer.Unknown Lose(RegistryAnswer answer) => new RegistryAnswer.Unknown($"the answer was lost: {answer.GetType().Name}");

    private static bool Take<TWhat>(List<(TWhat What, string? Name)> list, string name, out TWhat? what)
        where TWhat : struct
    {
        var place = list.FindIndex(entry => entry.Name is null || entry.Name == name);
        what = place < 0 ? null : list[place].What;
        if (place >= 0)
            list.RemoveAt(place);
        return place >= 0;
    }
}
