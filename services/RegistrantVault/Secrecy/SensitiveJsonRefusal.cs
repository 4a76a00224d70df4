using System.Text.Json;
using System.Text.Json.Serialization;

namespace DomainWorkers.RegistrantVault.Secrecy;

/// <summary>Refuses to write or read sensitive values as JSON: they must not slip into a message, a log or a store by accident.</summary>
internal sealed class SensitiveJsonRefusal : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) =>
        typeToConvert == typeof(SensitiveText)
        || (typeToConvert.IsGenericType && typeToConvert.GetGenericTypeDefinition() == typeof(Sensitive<>));

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(Refusal<>).MakeGenericType(typeToConvert))!;

    private sealed class Refusal<TValue> : JsonConverter<TValue>
    {
        private const string Reason = "Sensitive values are not serialised; reveal them where they are used.";

        public override TValue Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            throw new NotSupportedException(Reason);

        public override void Write(Utf8JsonWriter writer, TValue value, JsonSerializerOptions options) =>
            throw new NotSupportedException(Reason);
    }
}
