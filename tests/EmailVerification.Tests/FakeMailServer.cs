using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using DomainWorkers.Correspondence;
using DomainWorkers.EmailVerification.Domain;
using DomainWorkers.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace DomainWorkers.EmailVerification.Tests;

/// <summary>Takes mails and keeps them; answers otherwise when told to. It may serve several processes, as a real one does.</summary>
internal sealed partial class FakeMailServer : IHarnessPart
{
    private readonly ConcurrentQueue<MailAnswer> _next = new();
    private readonly ConcurrentQueue<ReceivedMail> _mails = new();

    public IEnumerable<KeyValuePair<string, string?>> Settings { get; } =
    [
        new("Mail:Host", "127.0.0.1"),
        new("Mail:Security", "None"),
        new("Mail:From", "no-reply@mail.registrar.example"),
        new("Mail:Link", "https://console.registrar.example/verify?account={account}&address={address}&token={token}"),
    ];

    /// <summary>Answers for addresses, whatever comes.</summary>
    public Dictionary<string, MailAnswer> Always { get; } = [];

    /// <summary>Addresses at which the code of ours breaks.</summary>
    public HashSet<string> Fails { get; } = [];

    /// <summary>Every mail that was handed over, also those whose answer was lost.</summary>
    public IReadOnlyList<ReceivedMail> Mails => [.. _mails];

    public ReceivedMail Last => _mails.Last();

    public int Tries { get; private set; }

    /// <summary>The next mail is answered so; only <see cref="MailAnswer.Accepted"/> and <see cref="MailAnswer.Unknown"/> have taken it.</summary>
    public void Next(MailAnswer answer) => _next.Enqueue(answer);

    public void Register(IServiceCollection services, ProcessLife life) => services.AddSingleton<IMailer>(new Link(this, life));

    private MailAnswer Take(OutgoingMail mail)
    {
        Tries++;
        if (Fails.Contains(mail.Recipient.Envelope))
            throw new InvalidOperationException("a bug, as arranged");
        var answer = Always.TryGetValue(mail.Recipient.Envelope, out var always) ? always
            : _next.TryDequeue(out var next) ? next
            : new MailAnswer.Accepted();
        if (answer is MailAnswer.Accepted or MailAnswer.Unknown)
            _mails.Enqueue(new ReceivedMail(mail.MessageId, mail.Recipient.Envelope, mail.Text, Tokens().Match(mail.Text.Body).Groups[1].Value));
        return answer;
    }

    [GeneratedRegex("token=([A-Za-z0-9_-]+)")]
    private static partial Regex Tokens();

    /// <summary>The way from one process to the server: what it took, it has, whoever hears the answer.</summary>
    private sealed class Link(FakeMailServer server, ProcessLife life) : IMailer
    {
        public Task<MailAnswer> Send(OutgoingMail mail, CancellationToken cancellationToken)
        {
            life.Reach("before mail");
            var answer = server.Take(mail);
            life.Reach("after mail");
            return Task.FromResult(answer);
        }
    }
}

/// <summary>A mail as its reader has it.</summary>
internal sealed record ReceivedMail(string MessageId, string To, MailText Text, string Token);
