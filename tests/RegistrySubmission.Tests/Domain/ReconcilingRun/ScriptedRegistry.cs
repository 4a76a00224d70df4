using System.Collections.Concurrent;
using DomainWorkers.RegistrySubmission.Adapters;
using DomainWorkers.RegistrySubmission.Domain;
using DomainWorkers.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace DomainWorkers.RegistrySubmission.Tests.Domain.ReconcilingRun;

/// <summary>A registry that shows and answers exactly what the test says, also what no sane one would.</summary>
internal sealed class ScriptedRegistry : IRegistry, IHarnessPart
{
    private readonly ConcurrentQueue<RegistryCommand> _sent = new();

    public string ClientId => "registrar-a";

    /// <summary>What it shows of any name.</summary>
    public required Func<RegistryView> Shows { get; set; }

    /// <summary>What it answers to any command.</summary>
    public required Func<RegistryCommand, RegistryAnswer> Answers { get; set; }

    public IReadOnlyList<RegistryCommand> Sent => [.. _sent];

    public IEnumerable<KeyValuePair<string, string?>> Settings =>
    [
        new("Registration:EmailBeforeOrder", "off"),
        new("Registries:cnnic:Host", "registry.invalid"),
        new("Registries:cnnic:ClientId", ClientId),
        new("Registries:cnnic:Password", "never-sent"),
    ];

    public Task<RegistryAnswer> Execute(
        RegistryCommand command, string clientTransactionId, Func<bool> mayWrite, CancellationToken cancellationToken)
    {
        _sent.Enqueue(command);
        return Task.FromResult(Answers(command));
    }

    public Task<RegistryView> Look(string name, string clientTransactionId, CancellationToken cancellationToken) => Task.FromResult(Shows());

    public void Register(IServiceCollection services, ProcessLife life)
    {
        var options = new RegistryOptions { Host = "registry.invalid", ClientId = ClientId };
        services.AddSingleton(_ => new Registries([new RegistryAccount("cnnic", options, this)]));
    }
}
