using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Xml.Linq;

namespace DomainWorkers.Epp;

/// <summary>
/// The elements of answers that can be read without knowing the command: extension data and the data of poll messages.
/// Immutable; <see cref="With"/> adds a reader for an element of one's own.
/// </summary>
public sealed class EppVocabulary
{
    private readonly ImmutableDictionary<XName, Func<XElement, object>> _readers;

    private EppVocabulary(ImmutableDictionary<XName, Func<XElement, object>> readers) => _readers = readers;

    public static EppVocabulary Empty { get; } = new(ImmutableDictionary<XName, Func<XElement, object>>.Empty);

    /// <summary>Everything this library knows.</summary>
    public static EppVocabulary Standard { get; } = EppStandardVocabulary.Create();

    public EppVocabulary With(EppNamespace ns, string element, Func<XElement, object> read)
    {
        ArgumentNullException.ThrowIfNull(ns);
        return new EppVocabulary(_readers.SetItem(ns.Name(element), read));
    }

    /// <summary>
    /// False for an unknown element and for one its reader cannot make sense of: neither may cost us the answer.
    /// </summary>
    public bool TryRead(XElement element, [NotNullWhen(true)] out object? data)
    {
        ArgumentNullException.ThrowIfNull(element);
        data = null;
        if (!_readers.TryGetValue(element.Name, out var read))
        {
            return false;
        }

        try
        {
            data = read(element);
            return true;
        }
#pragma warning disable CA1031 // A reader may be somebody else's: whatever it throws, the answer must not be lost.
        catch (Exception)
#pragma warning restore CA1031
        {
            return false;
        }
    }
}
