using System.Xml.Linq;

namespace DomainWorkers.Epp;

/// <summary>A command with the kind of data that a successful answer to it carries.</summary>
public abstract record EppCommand<TData> : EppCommand
    where TData : class
{
    /// <summary>
    /// Does a refusal come with data worth reading? Where they cannot be read, the refusal stands without them.
    /// </summary>
    public virtual bool RefusalHasData => false;

    /// <summary>Reads the resData element; null when it does not hold this command's data.</summary>
    /// <exception cref="FormatException">It holds the data, and they cannot be read.</exception>
    public abstract TData? ReadData(XElement resData, EppVocabulary vocabulary);
}
