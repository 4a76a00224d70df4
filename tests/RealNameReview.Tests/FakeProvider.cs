using System.Collections.Concurrent;
using System.Text;
using DomainWorkers.RealNameReview.Adapters;
using DomainWorkers.RegistrantVault.Secrecy;
using DomainWorkers.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace DomainWorkers.RealNameReview.Tests;

/// <summary>A verification provider that remembers what was submitted, tells repeats, and goes wrong when told to.</summary>
internal sealed class FakeProvider : IHarnessPart, IVerificationProvider
{
    private readonly ConcurrentQueue<Mishap> _mishaps = new();
    private readonly ConcurrentDictionary<string, ProviderAnswer> _decided = new();
    private readonly ConcurrentQueue<ProviderNotice> _notices = new();
    private readonly ConcurrentQueue<VerificationRequest> _submitted = new();
    private int _codes;

    public IEnumerable<KeyValuePair<string, string?>> Settings => [];

    /// <summary>Everything that was really submitted, in order; two with one transaction id are a double submission.</summary>
    public IReadOnlyList<VerificationRequest> Submitted => [.. _submitted];

    /// <summary>Asked for an answer that was lost.</summary>
    public int Questions { get; private set; }

    /// <summary>Everything is taken and decided later.</summary>
    public bool DecidesLater { get; set; }

    /// <summary>Answers no question.</summary>
    public bool AnswersNoQuestions { get; set; }

    /// <summary>Labels, and names of holders, that it refuses.</summary>
    public HashSet<string> Refuses { get; } = [];

    public IReadOnlyList<ProviderNotice> Queue => [.. _notices];

    public void Register(IServiceCollection services, ProcessLife life) => services.AddSingleton<IVerificationProvider>(
        new Link(this, life));

    public void Next(params Mishap[] mishaps)
    {
        foreach (var mishap in mishaps)
            _mishaps.Enqueue(mishap);
    }

    /// <summary>Decides what was taken, and puts a notice into the queue.</summary>
    public void Decide(string transactionId, bool passes, bool announces = true)
    {
        var request = _submitted.First(submitted => submitted.TransactionId == transactionId);
        _decided[transactionId] = passes ? Verified(request) : new ProviderAnswer.Refused(0, new SensitiveText("nonCompliant"));
        if (announces)
            _notices.Enqueue(new ProviderNotice($"m-{_notices.Count + 1}", transactionId, null));
    }

    public Task<ProviderAnswer> Submit(VerificationRequest request, CancellationToken cancellationToken)
    {
        var mishap = _mishaps.TryDequeue(out var next) ? next : Mishap.None;
        switch (mishap)
        {
            case Mishap.Busy:
                return Answer(new ProviderAnswer.Busy("2400"));
            case Mishap.Broken:
                return Answer(new ProviderAnswer.Broken("2200"));
            case Mishap.LoseRequest:
                return Answer(new ProviderAnswer.Unknown());
            case Mishap.Throw:
                throw new InvalidOperationException("A bug of ours.");
        }

        _submitted.Enqueue(request);
        var decided = _decided[request.TransactionId] = Judge(request);
        return Answer(mishap switch
        {
            Mishap.LoseAnswer => new ProviderAnswer.Unknown(),
            Mishap.Untrusted => new ProviderAnswer.Untrusted("chainUntrusted"),
            _ => decided,
        });
    }

    public Task<ProviderAnswer> Ask(VerificationQuestion question, CancellationToken cancellationToken)
    {
        Questions++;
        return Answer(AnswersNoQuestions ? new ProviderAnswer.Unknown() : _decided.GetValueOrDefault(question.TransactionId, new ProviderAnswer.Absent()));
    }

    public Task<IReadOnlyList<ProviderNotice>> Poll(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<ProviderNotice>>([.. _notices.Take(1)]);

    public Task Acknowledge(string messageId, CancellationToken cancellationToken)
    {
        if (_notices.TryPeek(out var first) && first.MessageId == messageId)
            _notices.TryDequeue(out _);
        return Task.CompletedTask;
    }

    public void Notice(ProviderNotice notice) => _notices.Enqueue(notice);

    private ProviderAnswer Judge(VerificationRequest request) => request switch
    {
        _ when DecidesLater => new ProviderAnswer.Pending($"1-p{Interlocked.Increment(ref _codes)}"),
        VerificationRequest.DomainName name when Refuses.Contains(name.Label) => new ProviderAnswer.Refused(0, new SensitiveText("prohibited")),
        VerificationRequest.RealName holder when Refuses.Contains(holder.Name.Reveal()) => new ProviderAnswer.Refused(0, new SensitiveText("mismatch")),
        _ => Verified(request),
    };

    private ProviderAnswer.Verified Verified(VerificationRequest request)
    {
        var type = request is VerificationRequest.DomainName ? "domain" : "real-name";
        var token = $"1-{type.Replace("-", "", StringComparison.Ordinal)}{Interlocked.Increment(ref _codes)}";
        var signed = Convert.ToBase64String(Encoding.UTF8.GetBytes($"<signedCode><code type=\"{type}\">{token}</code></signedCode>"));
        return new ProviderAnswer.Verified(type, token, signed, token);
    }

    private static Task<ProviderAnswer> Answer(ProviderAnswer answer) => Task.FromResult(answer);

    /// <summary>The way from one process to it: a process can die before or after a call.</summary>
    private sealed class Link(FakeProvider provider, ProcessLife life) : IVerificationProvider
    {
        public async Task<ProviderAnswer> Submit(VerificationRequest request, CancellationToken cancellationToken)
        {
            life.Reach("before submit");
            var answer = await provider.Submit(request, cancellationToken);
            life.Reach("after submit");
            return answer;
        }

        public async Task<ProviderAnswer> Ask(VerificationQuestion question, CancellationToken cancellationToken)
        {
            life.Reach("before ask");
            return await provider.Ask(question, cancellationToken);
        }

        public Task<IReadOnlyList<ProviderNotice>> Poll(CancellationToken cancellationToken) => provider.Poll(cancellationToken);

        public Task Acknowledge(string messageId, CancellationToken cancellationToken) => provider.Acknowledge(messageId, cancellationToken);
    }
}

/// <summary>What goes wrong with a submission.</summary>
internal enum Mishap
{
    None,

    /// <summary>It does not take it now.</summary>
    Busy,

    /// <summary>It does not let us in.</summary>
    Broken,

    /// <summary>The frame never arrives.</summary>
    LoseRequest,

    /// <summary>It does it, and the answer is lost.</summary>
    LoseAnswer,

    /// <summary>It does it, and the code must not be believed.</summary>
    Untrusted,

    /// <summary>A bug of ours.</summary>
    Throw,
}
