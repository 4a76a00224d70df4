namespace DomainWorkers.Epp;

/// <summary>Whose real name is verified.</summary>
public enum NameVerificationRole
{
    Person,
    Organization,
}
