namespace DomainWorkers.RegistrarPolicy;

/// <summary>What the ministry (MIIT) has approved: without both, no site under the suffix can be filed (ICP).</summary>
/// <param name="Suffix">The suffix may be used in the mainland.</param>
/// <param name="Registrar">We may sell it there.</param>
public sealed record MinistryApprovalPolicy(bool Suffix, bool Registrar)
{
    internal static MinistryApprovalPolicy Read(PolicyNode node)
    {
        node.Keys("suffix", "registrar");
        return new MinistryApprovalPolicy(node["suffix"].Flag(), node["registrar"].Flag());
    }
}
