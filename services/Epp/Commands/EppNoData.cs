using System.Xml.Linq;

namespace DomainWorkers.Epp;

/// <summary>The data of commands whose answers carry none.</summary>
public sealed record EppNoData
{
    internal static EppNoData? Read(XElement resData, EppVocabulary vocabulary) => null;
}
