using DomainWorkers.RegistrantVault.Secrecy;

namespace DomainWorkers.RegistrantVault.Registrants;

/// <summary>The contact group: how registries and authorities know and reach the registrant (RFC 5733).</summary>
public sealed record ContactDetails
{
    /// <summary>Name and address in the registrant's own script (<c>postalInfo type="loc"</c>).</summary>
    public PostalDetails? Local { get; init; }

    /// <summary>Name and address in ASCII (<c>postalInfo type="int"</c>).</summary>
    public PostalDetails? International { get; init; }

    /// <summary>E.164 as EPP writes it, e.g. <c>+86.13800000000</c>.</summary>
    public required SensitiveText Phone { get; init; }

    /// <summary>The mail address.</summary>
    public required SensitiveText Email { get; init; }

    /// <summary>The version of the profile that this was read from: a registry's handle is derived from it. A draft leaves it alone.</summary>
    public long ProfileVersion { get; init; }
}

/// <summary>Name, organisation and postal address in one script.</summary>
public sealed record PostalDetails
{
    /// <summary>The person, or who answers for the organisation.</summary>
    public required SensitiveText Name { get; init; }

    /// <summary>The organisation exactly as its document writes it; null for a person.</summary>
    public SensitiveText? Organisation { get; init; }

    /// <summary>One to three lines.</summary>
    public required IReadOnlyList<SensitiveText> Street { get; init; }

    /// <summary>The city.</summary>
    public required SensitiveText City { get; init; }

    /// <summary>Province or state.</summary>
    public SensitiveText? Province { get; init; }

    /// <summary>The postcode.</summary>
    public SensitiveText? PostalCode { get; init; }

    /// <summary>ISO 3166-1 alpha-2, upper case.</summary>
    public required string Country { get; init; }
}

/// <summary>The little of the contact group that a letter needs.</summary>
public sealed record Addressee
{
    /// <summary>The name in the registrant's own script, or in ASCII where there is no other.</summary>
    public required SensitiveText Name { get; init; }

    /// <summary>The organisation in the same script.</summary>
    public SensitiveText? Organisation { get; init; }

    /// <summary>The mail address.</summary>
    public required SensitiveText Email { get; init; }

    /// <summary>E.164 as EPP writes it.</summary>
    public required SensitiveText Phone { get; init; }
}
