using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json.Serialization;

namespace DomainWorkers.RegistrantVault.Secrecy;

/// <summary>Text about a person: it shows itself to nobody who does not ask for it by <see cref="Reveal"/>.</summary>
[DebuggerDisplay(Mask)]
[DebuggerTypeProxy(typeof(MaskedView))]
[JsonConverter(typeof(SensitiveJsonRefusal))]
public sealed class SensitiveText : IEquatable<SensitiveText>
{
    internal const string Mask = "***";

    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    private readonly string _value;

    /// <summary>Wraps a value.</summary>
    public SensitiveText(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        _value = value;
    }

    /// <summary>The value itself. Whoever calls this answers for where it goes.</summary>
    public string Reveal() => _value;

    /// <summary>Always the mask.</summary>
    public override string ToString() => Mask;

    /// <summary>Compares in a time that does not depend on where the values differ.</summary>
    public bool Equals(SensitiveText? other) =>
        other is not null
        && CryptographicOperations.FixedTimeEquals(
            MemoryMarshal.AsBytes(_value.AsSpan()), MemoryMarshal.AsBytes(other._value.AsSpan()));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as SensitiveText);

    /// <summary>Seeded anew in each process, so that it says nothing about the value outside of it.</summary>
    public override int GetHashCode() => string.GetHashCode(_value, StringComparison.Ordinal);

    /// <summary>Null stays null; everything else is wrapped.</summary>
    public static SensitiveText? From(string? value) => value is null ? null : new SensitiveText(value);
}
