using DomainWorkers.Epp;
using DomainWorkers.RegistrySubmission.Domain;

namespace DomainWorkers.RegistrySubmission.Adapters;

/// <summary>
/// The objects that a domain refers to at the registry. They cost nothing and are looked at before they are made or changed, so doing it
/// twice does no harm; whatever goes wrong here, the command that needed them was certainly not sent.
/// </summary>
internal sealed class EppObjects(EppSessionPool pool, IRegistrantContacts registrants, RegistryOptions options)
{
    public EppContacts Contacts { get; } = new(pool, registrants, new CnnicParts(registrants, options));

    public EppHosts Hosts { get; } = new(pool);

    public CnnicParts Cnnic { get; } = new(registrants, options);

    /// <summary>A command on the way to another one, told apart in its <c>clTRID</c>.</summary>
    public static EppExecution Part(EppExecution execution, string part) =>
        execution with { ClientTransactionId = $"{execution.ClientTransactionId}-{part}" };

    /// <summary>Why an object could not be had.</summary>
    public static RegistryAnswer Failed(int code) => EppResultCodes.Classify(code, isTransform: true) switch
    {
        EppCodeClass.Refused or EppCodeClass.Misuse or EppCodeClass.Blocked or EppCodeClass.Missing =>
            new RegistryAnswer.Refused(Refusals.ByRegistry(code)),
        EppCodeClass.Credit => new RegistryAnswer.NotNow(Hindrance.Credit, "no credit"),
        _ => new RegistryAnswer.NotNow(Hindrance.Registry, $"code {code} while preparing contacts or hosts"),
    };

    /// <summary>
    /// Whether an object that nobody needs is done with: gone, or not to be deleted because something still links to it (2305), a status
    /// keeps it (2304), or somebody else sponsors it (2201).
    /// </summary>
    public static bool IsDoneWith(int code) => EppResultCodes.Classify(code, isTransform: true)
        is EppCodeClass.Success or EppCodeClass.Pending or EppCodeClass.Missing or EppCodeClass.Blocked or EppCodeClass.Refused;
}

/// <summary>An object that is there now, or what kept it from being made.</summary>
internal readonly record struct Prepared<T>(T? Object, RegistryAnswer? Obstacle)
    where T : class;
