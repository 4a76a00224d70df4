using System.Collections.Concurrent;
using System.Reflection;
using System.Text;
using System.Text.Json;
using DomainWorkers.BuildingBlocks.Messaging.Gate;
using DomainWorkers.Contracts.Messaging;
using DomainWorkers.Contracts.Tests.Generation;

namespace DomainWorkers.Contracts.Tests.Gate;

/// <summary>The gate, the reference and the deserialiser, asked about the same body.</summary>
internal sealed class ThreeReaders(Type message, SchemaGate gate, ReferenceJudge reference)
{
    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> RequiredParts = new();

    public static ThreeReaders Of(string address)
    {
        var message = Published.At(address);
        using var schema = JsonDocument.Parse(File.ReadAllBytes(Published.SchemaPath(message)));
        return new ThreeReaders(message, SchemaGate.For(message), new ReferenceJudge(schema.RootElement.Clone()));
    }

    /// <summary>Fails where the gate and the reference differ, or where something that passes cannot be read.</summary>
    public bool Agree(ReadOnlyMemory<byte> body, bool? expected = null)
    {
        var verdict = gate.Judge(body);
        var fits = verdict is GateVerdict.Fits;
        if (fits != reference.Fits(body) || (expected is { } wanted && wanted != fits))
            Assert.Fail($"The gate says {verdict}, the reference {reference.Fits(body)}, of\n{Show(body)}");

        if (verdict is GateVerdict.Rejected rejected)
            Assert.InRange(rejected.Violations.Count, 1, ViolationListMax);
        else
            Reads(body);
        return fits;
    }

    private const int ViolationListMax = 10;

    private void Reads(ReadOnlyMemory<byte> body)
    {
        try
        {
            var read = JsonSerializer.Deserialize(body.Span, message, MessageSerialization.Options);
            Assert.NotNull(read);
            foreach (var part in RequiredParts.GetOrAdd(read.GetType(), FindRequired))
                Assert.NotNull(part.GetValue(read));
        }
        catch (JsonException unread)
        {
            Assert.Fail($"The gate lets through what cannot be read: {unread.Message}\n{Show(body)}");
        }
    }

    private static PropertyInfo[] FindRequired(Type type) =>
        [.. type.GetProperties().Where(p => p.IsDefined(typeof(System.Runtime.CompilerServices.RequiredMemberAttribute)))];

    private static string Show(ReadOnlyMemory<byte> body) => $"{Encoding.UTF8.GetString(body.Span)}\n{Convert.ToBase64String(body.Span)}";
}
