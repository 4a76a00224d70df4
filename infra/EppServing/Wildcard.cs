using System.IO.Enumeration;

namespace DomainWorkers.EppServing;

/// <summary>Patterns in which * stands for any run of characters.</summary>
public static class Wildcard
{
    public static bool Matches(string pattern, string text) =>
        pattern == "*" || FileSystemName.MatchesSimpleExpression(pattern, text, ignoreCase: true);
}
