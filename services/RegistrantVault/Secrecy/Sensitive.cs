using System.Diagnostics;
using System.Security.Cryptography;
using System.Text.Json.Serialization;

namespace DomainWorkers.RegistrantVault.Secrecy;

/// <summary>Anything about a person that is not text, e.g. the bytes of a document's image.</summary>
[DebuggerDisplay(SensitiveText.Mask)]
[DebuggerTypeProxy(typeof(MaskedView))]
[JsonConverter(typeof(SensitiveJsonRefusal))]
public sealed class Sensitive<T>(T value) : IEquatable<Sensitive<T>>
    where T : notnull
{
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    private readonly T _value = value;

    /// <summary>The value itself. Whoever calls this answers for where it goes.</summary>
    public T Reveal() => _value;

    /// <summary>Always the mask.</summary>
    public override string ToString() => SensitiveText.Mask;

    /// <summary>Bytes are compared in constant time, other values by their own equality.</summary>
    public bool Equals(Sensitive<T>? other) => other is not null && (_value, other._value) switch
    {
        (byte[] mine, byte[] others) => CryptographicOperations.FixedTimeEquals(mine, others),
        _ => EqualityComparer<T>.Default.Equals(_value, other._value),
    };

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Sensitive<T>);

    /// <summary>Bytes count by their length alone: equal ones must agree, and nothing else should be told.</summary>
    public override int GetHashCode() => _value is byte[] bytes ? bytes.Length : EqualityComparer<T>.Default.GetHashCode(_value);
}
