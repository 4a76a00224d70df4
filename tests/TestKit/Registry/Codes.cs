using DomainWorkers.RegistrySubmission.Domain;

namespace DomainWorkers.TestKit;

/// <summary>What the worker's adapter makes of a result code; the table of record is tested there.</summary>
internal static class Codes
{
    public static RegistryAnswer Answer(int code, RegistryCommand command) => code switch
    {
        2104 => new RegistryAnswer.NotNow(Hindrance.Credit, "no credit"),
        2302 or 2303 or 2304 or 2305 => new RegistryAnswer.Contradicted(Refusals.ByRegistry(code)),
        2004 or 2105 or 2306 when command is RegistryCommand.Renew => new RegistryAnswer.Contradicted(Refusals.ByRegistry(code)),
        2400 or 2500 => new RegistryAnswer.Unknown($"code {code}"),
        2501 or 2502 => new RegistryAnswer.NotNow(Hindrance.Registry, $"code {code}"),
        _ => new RegistryAnswer.Refused(Refusals.ByRegistry(code)),
    };
}
