using DomainWorkers.Epp;
using DomainWorkers.RegistrantVault.Registrants;
using DomainWorkers.RegistrySubmission.Domain;

namespace DomainWorkers.RegistrySubmission.Adapters;

/// <summary>
/// The objects that a domain refers to at the registry: contacts and hosts. They cost nothing and are looked for before they are made, so
/// doing it twice does no harm; whatever goes wrong here, the command that needed them was certainly not sent.
/// </summary>
internal sealed class EppObjects(EppSessionPool pool, IRegistrantContacts registrants)
{
    /// <summary>
    /// The handle of the registrant's contact, made where it is missing. It is derived from profile and version, so every domain of an
    /// unchanged profile shares one contact, and a changed profile gets another.
    /// </summary>
    public async Task<Prepared<string>> Contact(string profileId, EppExecution execution, CancellationToken cancellationToken)
    {
        if (await registrants.Version(profileId, cancellationToken) is not { } version)
            return Refused<string>(Refusals.ProfileUnknown);

        var handle = OperationIds.ContactHandle(profileId, version);
        var check = await pool.Execute(new ContactCheck(handle), Part(execution, "cc"), cancellationToken);
        if (check.Class(isTransform: false) != EppCodeClass.Success || check.Data is null)
            return Failed<string>(check.Result.Code);
        if (check.Data.Items.Any(item => item.Key == handle && !item.Available))
            return new Prepared<string>(handle, null);

        if (await registrants.Read(profileId, execution.ClientTransactionId, cancellationToken) is not { } details)
            return Refused<string>(Refusals.ProfileUnknown);
        // The profile may have changed since it was looked at: the handle names the data that is handed over.
        handle = OperationIds.ContactHandle(profileId, details.ProfileVersion);
        var created = await pool.Execute(Create(handle, details), Part(execution, "ct"), cancellationToken);
        return created.Class(isTransform: true) is EppCodeClass.Success or EppCodeClass.Exists
            ? new Prepared<string>(handle, null)
            : Failed<string>(created.Result.Code);
    }

    /// <summary>Makes the host objects that are missing. A host below the domain itself needs addresses and cannot be made here.</summary>
    public async Task<RegistryAnswer?> Hosts(IReadOnlyList<string> names, EppExecution execution, CancellationToken cancellationToken)
    {
        if (names.Count == 0)
            return null;

        var check = await pool.Execute(new HostCheck(names), Part(execution, "hc"), cancellationToken);
        if (check.Class(isTransform: false) != EppCodeClass.Success || check.Data is null)
            return Failed<string>(check.Result.Code).Obstacle;

        var number = 0;
        foreach (var missing in check.Data.Items.Where(item => item.Available))
        {
            var created = await pool.Execute(new HostCreate(missing.Key), Part(execution, $"h{number++}"), cancellationToken);
            if (created.Class(isTransform: true) is not (EppCodeClass.Success or EppCodeClass.Exists))
                return Failed<string>(created.Result.Code).Obstacle;
        }

        return null;
    }

    private static EppExecution Part(EppExecution execution, string part) =>
        execution with { ClientTransactionId = $"{execution.ClientTransactionId}-{part}" };

    private static Prepared<T> Refused<T>(Contracts.Domains.Reason reason)
        where T : class => new(null, new RegistryAnswer.Refused(reason));

    private static Prepared<T> Failed<T>(int code)
        where T : class => EppResultCodes.Classify(code, isTransform: true) switch
        {
            EppCodeClass.Refused or EppCodeClass.Misuse or EppCodeClass.Blocked or EppCodeClass.Missing =>
                new(null, new RegistryAnswer.Refused(Refusals.ByRegistry(code))),
            EppCodeClass.Credit => new(null, new RegistryAnswer.NotNow(Hindrance.Credit, "no credit")),
            _ => new(null, new RegistryAnswer.NotNow(Hindrance.Registry, $"code {code} while preparing contacts or hosts")),
        };

    private static ContactCreate Create(string handle, ContactDetails details) => new()
    {
        Id = handle,
        PostalInfos =
        [
            .. Postal(PostalInfoType.International, details.International),
            .. Postal(PostalInfoType.Localized, details.Local),
        ],
        Voice = new EppPhone(details.Phone.Reveal()),
        Email = details.Email.Reveal(),
        AuthInfo = EppAuthInfo.Password(EppSecrets.Random()),
    };

    private static IEnumerable<PostalInfo> Postal(PostalInfoType type, PostalDetails? details)
    {
        if (details is null)
            yield break;
        yield return new PostalInfo(type)
        {
            Name = details.Name.Reveal(),
            Organization = details.Organisation?.Reveal(),
            Address = new PostalAddress(details.City.Reveal(), details.Country)
            {
                Streets = [.. details.Street.Select(line => line.Reveal())],
                Province = details.Province?.Reveal(),
                PostalCode = details.PostalCode?.Reveal(),
            },
        };
    }
}

/// <summary>An object that is there now, or what kept it from being made.</summary>
internal readonly record struct Prepared<T>(T? Object, RegistryAnswer? Obstacle)
    where T : class;
