namespace DomainWorkers.RegistrantVault.Registrants;

/// <summary>Something handed in breaks a rule of form. Says where and which rule, never the value.</summary>
public sealed class InvalidProfileException(string field, string rule) : Exception($"{field}: {rule}.")
{
    /// <summary>Where, e.g. <c>contact.international.city</c>.</summary>
    public string Field { get; } = field;

    /// <summary>The rule that it breaks.</summary>
    public string Rule { get; } = rule;
}
