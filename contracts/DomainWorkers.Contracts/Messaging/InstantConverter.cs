using System.Text.Json;
using System.Text.Json.Serialization;

namespace DomainWorkers.Contracts.Messaging;

/// <summary>
/// Writes instants in whole milliseconds, which is what stores keep: a message that is made again from what was stored has the same bytes
/// as the first time, as its message id promises.
/// </summary>
internal sealed class InstantConverter : JsonConverter<DateTimeOffset>
{
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.GetDateTimeOffset();

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.AddTicks(-(value.Ticks % TimeSpan.TicksPerMillisecond)));
}
