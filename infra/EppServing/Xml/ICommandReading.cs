using System.Xml.Linq;

namespace DomainWorkers.EppServing;

/// <summary>What a server knows of its commands: which mappings there are and what a command is called.</summary>
public interface ICommandReading
{
    /// <summary>Whether elements of this namespace may be what a command is about.</summary>
    bool Offers(XNamespace mapping);

    /// <summary>A refusal of its own for a verb and a body that do not go together, or null for the usual one.</summary>
    Answer? Unfitting(XElement verb, XElement body);

    /// <summary>The kind as in the ledger.</summary>
    /// <param name="verb">Such as login, create or poll.</param>
    /// <param name="body">The object's own element within the verb, or the verb again where it has none.</param>
    /// <param name="extensions">What came beside the verb.</param>
    string KindOf(XElement verb, XElement body, IReadOnlyList<XElement> extensions);

    /// <summary>The object that the command is about, as fault rules and the ledger name it.</summary>
    string NameIn(XElement body);
}
