namespace DomainWorkers.MiitSimulator;

/// <summary>What is put into base64 as a hash: the digest itself, or its hexadecimal text. The specification does not say; both are in use.</summary>
public enum HashForm
{
    Raw,
    Hexadecimal,
}
