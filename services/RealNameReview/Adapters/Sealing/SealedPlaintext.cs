using System.Text.Json;
using DomainWorkers.RegistrantVault.Secrecy;

namespace DomainWorkers.RealNameReview.Adapters.Sealing;

/// <summary>What is inside an envelope: whom it is about, as the message around it says, and the content. Pure.</summary>
internal static class SealedPlaintext
{
    private const int MaxDepth = 32;

    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = MaxDepth, AllowDuplicateProperties = false };

    public static SealedReading Read(ReadOnlyMemory<byte> utf8, SealedExpectation expectation)
    {
        try
        {
            using var document = JsonDocument.Parse(utf8, Strict);
            return Read(document.RootElement, expectation);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return new SealedReading.Refused(SealedRules.ContentMalformed);
        }
    }

    private static SealedReading Read(JsonElement root, SealedExpectation expectation)
    {
        if (root.ValueKind != JsonValueKind.Object
            || Text(root, "account") is not { } account || Text(root, "profileId") is not { } profile || Text(root, "messageId") is not { } message
            || !root.TryGetProperty("content", out var content) || content.ValueKind != JsonValueKind.Object)
        {
            return new SealedReading.Refused(SealedRules.ContentMalformed);
        }

        if (account != expectation.Account)
            return new SealedReading.Refused(SealedRules.AccountDiffers);
        if (profile != expectation.ProfileId)
            return new SealedReading.Refused(SealedRules.ProfileDiffers);
        if (message != expectation.MessageId)
            return new SealedReading.Refused(SealedRules.MessageDiffers);

        return new SealedReading.Opened(new Sensitive<byte[]>(System.Runtime.InteropServices.JsonMarshal.GetRawUtf8Value(content).ToArray()));
    }

    private static string? Text(JsonElement root, string name) =>
        root.TryGetProperty(name, out var member) && member.ValueKind == JsonValueKind.String ? member.GetString() : null;
}
