namespace DomainWorkers.Epp;

/// <summary>A status of an object, such as clientHold; read as text, since registries have their own beside the RFCs'.</summary>
public sealed record EppStatus(string Value, string? Text = null, string? Language = null)
{
    public static implicit operator EppStatus(string value) => FromString(value);

    public static EppStatus FromString(string value) => new(value);

    public override string ToString() => Value;
}
