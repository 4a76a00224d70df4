namespace DomainWorkers.RegistrarPolicy;

/// <summary>One broken rule, said so that a person can act on it.</summary>
/// <param name="Code">Stable PascalCase; order systems may branch on it.</param>
/// <param name="Rule">Number of the rule in the README's table, such as <c>N2</c>.</param>
/// <param name="English">A sentence for the customer.</param>
/// <param name="Chinese">The same sentence in simplified Chinese.</param>
/// <param name="Source">Where the rule is written down.</param>
public sealed record PolicyViolation(string Code, string Rule, string English, string Chinese, string Source);
