using System.Collections.Concurrent;
using DomainWorkers.Correspondence;
using DomainWorkers.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace DomainWorkers.ExpiryReminders.Tests;

/// <summary>Phones that get short messages; one with an id that was there before is not delivered again, as gateways do.</summary>
internal sealed class FakePhones : IHarnessPart, IPhoneMessages
{
    private readonly ConcurrentDictionary<string, (string Phone, string Text)> _messages = new();
    private readonly ConcurrentQueue<PhoneAnswer> _next = new();

    public IEnumerable<KeyValuePair<string, string?>> Settings => [];

    public bool IsOffered { get; set; } = true;

    public PhoneAnswer Always { get; set; } = PhoneAnswer.Accepted;

    public IReadOnlyList<(string Phone, string Text)> Messages => [.. _messages.Values];

    /// <summary>The next message is answered so; a doubtful one arrives all the same.</summary>
    public void Next(PhoneAnswer answer) => _next.Enqueue(answer);

    public Task<PhoneAnswer> Send(string id, string phone, string text, CancellationToken cancellationToken)
    {
        var answer = _next.TryDequeue(out var next) ? next : Always;
        if (answer != PhoneAnswer.Refused)
            _messages.TryAdd(id, (phone, text));
        return Task.FromResult(answer);
    }

    public void Register(IServiceCollection services, ProcessLife life) => services.AddSingleton<IPhoneMessages>(this);
}
