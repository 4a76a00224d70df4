using System.Text.Json;
using DomainWorkers.Contracts.Messaging;
using DomainWorkers.RegistrySimulator;

namespace DomainWorkers.AllInOne;

/// <summary>An order of the demonstration and how it has to end.</summary>
/// <param name="Id">What it is called here.</param>
/// <param name="Key">What its answer names: its order id, or a hold's reason and revision.</param>
/// <param name="Subject">The name it is about, as people write it.</param>
/// <param name="Command">The message.</param>
/// <param name="Expected">The event, or the code of the first reason of its refusal.</param>
internal sealed record SampleOrder(string Id, string Key, string Subject, object Command, string Expected)
{
    public const string Account = "acme";

    /// <summary>What is special about it.</summary>
    public string Story { get; init; } = "";

    /// <summary>What goes wrong at the registry while it is carried out.</summary>
    public FaultRule? Mishap { get; init; }

    public string Exchange => MessageAddress.Exchange(Command.GetType());

    public byte[] Body() => JsonSerializer.SerializeToUtf8Bytes(Command, Command.GetType(), MessageSerialization.Options);

    /// <summary>The registry does it and the answer is lost.</summary>
    public SampleOrder WithLostAnswer(string kind) => this with
    {
        Story = "answer lost after the registry did it",
        Mishap = new FaultRule(FaultAction.ExecuteThenDrop) { Command = kind, NamePattern = Subject, Next = 1 },
    };

    /// <summary>The connection is cut before the registry does it.</summary>
    public SampleOrder WithLostCommand(string kind) => this with
    {
        Story = "connection cut before the registry did it",
        Mishap = new FaultRule(FaultAction.DropBeforeExecuting) { Command = kind, NamePattern = Subject, Next = 1 },
    };
}
