using DomainWorkers.RegistrantVault.Registrants;
using DomainWorkers.RegistrantVault.Secrecy;

namespace DomainWorkers.RegistrantVault.Sealing;

/// <summary>The identity group in two fields.</summary>
internal static class IdentityFields
{
    public const string Kind = "kind";
    public const string Number = "number";

    public static IReadOnlyList<PlainField> Split(IdentityDocument identity) =>
        [PlainField.Of(Kind, identity.Kind.Reveal()), PlainField.Of(Number, identity.Number.Reveal())];

    public static IdentityDocument Join(IReadOnlyList<PlainField> fields) => new()
    {
        Kind = new SensitiveText(PlainField.Find<string>(fields, Kind)!),
        Number = new SensitiveText(PlainField.Find<string>(fields, Number)!),
    };
}
