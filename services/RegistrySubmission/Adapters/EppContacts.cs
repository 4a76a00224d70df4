using DomainWorkers.Epp;
using DomainWorkers.RegistrantVault.Registrants;
using DomainWorkers.RegistrySubmission.Domain;
using DomainWorkers.RegistrySubmission.State;

namespace DomainWorkers.RegistrySubmission.Adapters;

/// <summary>Contact objects (RFC 5733), with what the vault has of the registrants at the moment.</summary>
internal sealed class EppContacts(EppSessionPool pool, IRegistrantContacts registrants, CnnicParts cnnic)
{
    /// <summary>
    /// The handle of the registrant's contact, made where it is missing. It is derived from profile and version, so every domain of an
    /// unchanged profile shares one contact, and a changed profile gets another.
    /// </summary>
    public async Task<Prepared<string>> Current(string profileId, EppExecution execution, CancellationToken cancellationToken) =>
        await registrants.Find(profileId, cancellationToken) is { } profile
            ? await Make(new ContactOf(profileId, profile.Version), 0, execution, cancellationToken)
            : Refused(Refusals.ProfileUnknown);

    /// <summary>
    /// The object that an order names, made where it is missing. It gets what the profile says now: the version that the order saw is in
    /// its name only, so that a profile which changes meanwhile cannot make the order miss its mark.
    /// </summary>
    public async Task<Prepared<string>> Make(ContactOf contact, int number, EppExecution execution, CancellationToken cancellationToken)
    {
        var handle = OperationIds.ContactHandle(contact);
        var check = await pool.Execute(new ContactCheck(handle), EppObjects.Part(execution, $"cc{number}"), cancellationToken);
        if (check.Class(isTransform: false) != EppCodeClass.Success || check.Data is null)
            return new Prepared<string>(null, EppObjects.Failed(check.Result.Code));
        if (check.Data.Items.Any(item => item.Key == handle && !item.Available))
            return new Prepared<string>(handle, null);

        if (await registrants.Read(contact.ProfileId, execution.ClientTransactionId, cancellationToken) is not { } details)
            return Refused(Refusals.ProfileUnknown);
        var (extensions, noIdentity) = await cnnic.OfContact(contact.ProfileId, execution.ClientTransactionId, cancellationToken);
        if (noIdentity is not null)
            return Refused(noIdentity);
        var created = await pool.Execute(
            ContactForm.Create(handle, details) with { Extensions = extensions! }, EppObjects.Part(execution, $"ct{number}"), cancellationToken);
        return created.Class(isTransform: true) is EppCodeClass.Success or EppCodeClass.Exists
            ? new Prepared<string>(handle, null)
            : new Prepared<string>(null, EppObjects.Failed(created.Result.Code));
    }

    /// <summary>Deletes contact objects that nothing links to any more.</summary>
    public async Task<RegistryAnswer> Remove(IReadOnlyList<string> handles, EppExecution execution, CancellationToken cancellationToken)
    {
        for (var i = 0; i < handles.Count; i++)
        {
            var deleted = await pool.Execute(new ContactDelete(handles[i]), EppObjects.Part(execution, $"cd{i}"), cancellationToken);
            if (!EppObjects.IsDoneWith(deleted.Result.Code))
                return EppObjects.Failed(deleted.Result.Code);
        }

        return new RegistryAnswer.Done(null, null, "");
    }

    /// <summary>Changes the objects that differ from their profiles; none, before all of them were looked at and may be changed.</summary>
    public async Task<RegistryAnswer> Refresh(
        IReadOnlyList<HeldContact> contacts, EppExecution execution, CancellationToken cancellationToken)
    {
        var updates = new List<ContactUpdate>();
        for (var i = 0; i < contacts.Count; i++)
        {
            var (update, obstacle) = await Difference(contacts[i], i, execution, cancellationToken);
            if (obstacle is not null)
                return obstacle;
            if (update is not null)
                updates.Add(update);
        }

        for (var i = 0; i < updates.Count; i++)
        {
            var updated = await pool.Execute(updates[i], EppObjects.Part(execution, $"cu{i}"), cancellationToken);
            if (updated.Class(isTransform: true) is not (EppCodeClass.Success or EppCodeClass.Pending))
                return EppObjects.Failed(updated.Result.Code);
        }

        return new RegistryAnswer.Done(null, null, "");
    }

    private async Task<Prepared<ContactUpdate>> Difference(
        HeldContact contact, int number, EppExecution execution, CancellationToken cancellationToken)
    {
        if (await registrants.Find(contact.ProfileId, cancellationToken) is not { } profile)
            return Not(Refusals.ProfileUnknown);
        // An object that stands for others too, or for nobody we know, is not overwritten.
        if (!Enumerable.Range(1, (int)profile.Version).Any(version => OperationIds.ContactHandle(contact.ProfileId, version) == contact.Handle))
            return Not(Refusals.ContactForeign);
        if (await registrants.Read(contact.ProfileId, execution.ClientTransactionId, cancellationToken) is not { } details)
            return Not(Refusals.ProfileUnknown);

        var info = await pool.Execute(new ContactInfo(contact.Handle), EppObjects.Part(execution, $"ci{number}"), cancellationToken);
        if (info.Class(isTransform: false) != EppCodeClass.Success || info.Data is null)
            return new Prepared<ContactUpdate>(null, EppObjects.Failed(info.Result.Code));
        var isSame = ContactForm.IsSameHolder(info.Data, details) && await cnnic.IsSameHolder(
            info.Extension<CnnicContactData>(), contact.ProfileId, execution.ClientTransactionId, cancellationToken);
        if (contact.IsRegistrant && !isSame)
            return Not(Refusals.HolderDiffers);
        return new Prepared<ContactUpdate>(ContactForm.Update(info.Data, details), null);

        static Prepared<ContactUpdate> Not(Contracts.Domains.Reason reason) => new(null, new RegistryAnswer.Refused(reason));
    }

    private static Prepared<string> Refused(Contracts.Domains.Reason reason) => new(null, new RegistryAnswer.Refused(reason));
}
