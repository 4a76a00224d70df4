using System.Collections.Concurrent;
using DomainWorkers.Correspondence;
using DomainWorkers.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace DomainWorkers.ExpiryReminders.Tests;

/// <summary>Takes mails and keeps them; answers otherwise when told to. It may serve several processes, as a real one does.</summary>
internal sealed class FakeMailServer : IHarnessPart
{
    private readonly ConcurrentQueue<MailAnswer> _next = new();
    private readonly ConcurrentQueue<ReceivedMail> _mails = new();
    private int _tries;

    public IEnumerable<KeyValuePair<string, string?>> Settings { get; } =
    [
        new("Mail:Host", "127.0.0.1"),
        new("Mail:Security", "None"),
        new("Mail:From", "no-reply@mail.registrar.example"),
        new("Reminders:RenewPage", "https://console.registrar.example/renew/{domain}"),
        new("Reminders:ReviewPage", "https://console.registrar.example/data/{domain}"),
    ];

    /// <summary>Answers for addresses, whatever comes.</summary>
    public ConcurrentDictionary<string, MailAnswer> Always { get; } = new();

    /// <summary>Addresses at which the code of ours breaks.</summary>
    public HashSet<string> Fails { get; } = [];

    /// <summary>Nothing can be handed over.</summary>
    public bool IsAway { get; set; }

    /// <summary>Every mail that was handed over, also those whose answer was lost.</summary>
    public IReadOnlyList<ReceivedMail> Mails => [.. _mails];

    public int Tries => _tries;

    /// <summary>What somebody else does just before the server answers.</summary>
    public Func<Task>? Meanwhile { get; set; }

    /// <summary>The next mail is answered so; only <see cref="MailAnswer.Accepted"/> and <see cref="MailAnswer.Unknown"/> have taken it.</summary>
    public void Next(MailAnswer answer) => _next.Enqueue(answer);

    public void Register(IServiceCollection services, ProcessLife life) => services.AddSingleton<IMailer>(new Link(this, life));

    private MailAnswer Take(OutgoingMail mail)
    {
        Interlocked.Increment(ref _tries);
        if (Fails.Contains(mail.Recipient.Envelope))
            throw new InvalidOperationException("a bug, as arranged");
        var answer = IsAway ? new MailAnswer.ServerAway("SocketException")
            : Always.TryGetValue(mail.Recipient.Envelope, out var always) ? always
            : _next.TryDequeue(out var next) ? next
            : new MailAnswer.Accepted();
        if (answer is MailAnswer.Accepted or MailAnswer.Unknown)
            _mails.Enqueue(new ReceivedMail(mail.MessageId, mail.Recipient.Envelope, mail.Text, mail.At));
        return answer;
    }

    /// <summary>The way from one process to the server: what it took, it has, whoever hears the answer.</summary>
    private sealed class Link(FakeMailServer server, ProcessLife life) : IMailer
    {
        public async Task<MailAnswer> Send(OutgoingMail mail, CancellationToken cancellationToken)
        {
            life.Reach("before mail");
            if (server.Meanwhile is { } meanwhile)
                await meanwhile();
            var answer = server.Take(mail);
            life.Reach("after mail");
            return answer;
        }
    }
}

/// <summary>A mail as its reader has it.</summary>
internal sealed record ReceivedMail(string MessageId, string To, MailText Text, DateTimeOffset At);
