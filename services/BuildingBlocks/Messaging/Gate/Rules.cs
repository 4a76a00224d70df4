namespace DomainWorkers.BuildingBlocks.Messaging.Gate;

/// <summary>
/// The names of the rules in <c>MessageRejected</c>: those of JSON Schema where it has one, and ours for what a schema cannot say.
/// </summary>
public static class Rules
{
    public const string Type = "type";
    public const string Required = "required";
    public const string Enum = "enum";
    public const string Pattern = "pattern";
    public const string Format = "format";
    public const string MinLength = "minLength";
    public const string MaxLength = "maxLength";
    public const string Minimum = "minimum";
    public const string Maximum = "maximum";
    public const string MinItems = "minItems";
    public const string MaxItems = "maxItems";

    /// <summary>The body has no bytes.</summary>
    public const string Empty = "empty";

    /// <summary>The body is larger than any message may be.</summary>
    public const string TooLarge = "tooLarge";

    /// <summary>The body begins with a byte order mark (RFC 8259 section 8.1 forbids it).</summary>
    public const string ByteOrderMark = "byteOrderMark";

    /// <summary>The body is not UTF-8.</summary>
    public const string NotUtf8 = "notUtf8";

    /// <summary>The body is not JSON (RFC 8259), or ends too early.</summary>
    public const string NotJson = "notJson";

    /// <summary>Something follows the message.</summary>
    public const string TrailingData = "trailingData";

    /// <summary>The nesting is too deep.</summary>
    public const string TooDeep = "tooDeep";

    /// <summary>An object has two properties of one name.</summary>
    public const string DuplicateName = "duplicateName";

    /// <summary>A text or name contains a control character (U+0000 to U+001F, U+007F to U+009F).</summary>
    public const string ControlCharacter = "controlCharacter";

    /// <summary>An escape stands for half a surrogate pair, which is no character.</summary>
    public const string LoneSurrogate = "loneSurrogate";

    /// <summary>The content type or encoding is none that is read here.</summary>
    public const string ContentType = "contentType";

    /// <summary>The envelope says that it holds another message.</summary>
    public const string MessageType = "messageType";
}
