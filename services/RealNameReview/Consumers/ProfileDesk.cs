using DomainWorkers.BuildingBlocks.Failures;
using DomainWorkers.BuildingBlocks.Messaging.Outbox;
using DomainWorkers.Contracts.Domains;
using DomainWorkers.Contracts.RealName;
using DomainWorkers.RealNameReview.Adapters;
using DomainWorkers.RealNameReview.Domain;
using DomainWorkers.RealNameReview.Pump;
using DomainWorkers.RealNameReview.State;
using DomainWorkers.RegistrantVault.Registrants;
using DomainWorkers.RegistrarPolicy;

namespace DomainWorkers.RealNameReview.Consumers;

/// <summary>Creates and changes profiles: opens what is sealed, holds it to the rules, hands it to the vault, and keeps how the profile stands.</summary>
internal sealed class ProfileDesk(
    Requests requests,
    ISealedMessages envelopes,
    ProfileVault vault,
    ProfileBook profiles,
    Documents<AccountState> accounts,
    ReviewBook reviews,
    ProfileForms forms,
    ProfileAnswers answers,
    TimeProvider clock)
{
    public async Task Create(CreateProfile command, CancellationToken cancellationToken)
    {
        var request = Request(command, OperationKind.Create, Identities.Payload(command.ProfileId, command.Form, command.MakeDefault));
        if (await requests.IsAnswered(request, cancellationToken)
            || await Open(request, command.ProfileId, command.Sealed, command.Form, cancellationToken) is not { } content)
            return;
        switch (await Store(request, command.ProfileId, 0, content, cancellationToken))
        {
            case ProfileStored.Stored(var stored):
                var profile = await profiles.Add(stored, command.Form, content.Form, cancellationToken);
                var isDefault = await MakeDefault(command.Account, command.ProfileId, command.MakeDefault, cancellationToken);
                await requests.Answer(request, answers.Created(command, profile, isDefault), cancellationToken);
                break;
            case null:
                break;
            default:
                // Whose it is, or was, is nobody else's business.
                await requests.Refuse(request, Refusals.ProfileTaken, cancellationToken);
                break;
        }
    }

    public async Task Change(ChangeProfile command, CancellationToken cancellationToken)
    {
        var request = Request(command, OperationKind.Change, Identities.Payload(command.ProfileId, command.ProfileVersion));
        if (await requests.IsAnswered(request, cancellationToken))
            return;
        if (await profiles.Find(command.Account, command.ProfileId, cancellationToken) is not { } profile)
        {
            await requests.Refuse(request, Refusals.ProfileUnknown, cancellationToken);
            return;
        }

        if (await Open(request, command.ProfileId, command.Sealed, profile.Form, cancellationToken) is not { } content)
            return;
        if (await Intend(request, profile, command.ProfileVersion, content, cancellationToken) is not { } intended)
        {
            await requests.Refuse(request, Refusals.ProfileStale, cancellationToken);
            return;
        }

        switch (await Store(request, command.ProfileId, command.ProfileVersion, content, cancellationToken))
        {
            case ProfileStored.Stored:
                await reviews.Withdraw(intended.Pending!.HolderChanged ? intended.OpenReview : null, cancellationToken);
                var changed = await Changed(intended, content, cancellationToken);
                await requests.Answer(request, answers.Changed(command, changed, intended.Pending.HolderChanged), cancellationToken);
                break;
            case null:
                break;
            case ProfileStored.Stale or ProfileStored.ReferenceTaken:
                await requests.Refuse(request, Refusals.ProfileStale, cancellationToken);
                break;
            default:
                await requests.Refuse(request, Refusals.ProfileUnknown, cancellationToken);
                break;
        }
    }

    public async Task SetDefault(SetDefaultProfile command, CancellationToken cancellationToken)
    {
        var request = new Request(
            command.Account, OperationKind.Default, command.RequestId, command.IssuedAt, Identities.Payload(command.ProfileId),
            reason => answers.Refused(command.Account, command.RequestId, command.ProfileId, reason));
        if (await requests.IsAnswered(request, cancellationToken))
            return;
        if (await profiles.Find(command.Account, command.ProfileId, cancellationToken) is null)
        {
            await requests.Refuse(request, Refusals.ProfileUnknown, cancellationToken);
            return;
        }

        await MakeDefault(command.Account, command.ProfileId, isWanted: true, cancellationToken);
        var answer = new DefaultProfileSet
        {
            Account = command.Account,
            RequestId = command.RequestId,
            At = clock.GetUtcNow(),
            ProfileId = command.ProfileId,
        };
        await requests.Answer(request, answer, cancellationToken);
    }

    /// <summary>
    /// Notes the change before the vault has it: whether it is another holder can be told only by comparing with what stands there now. Null
    /// where the vault has another version by now.
    /// </summary>
    private async Task<ProfileState?> Intend(
        Request request, ProfileState profile, long version, ProfileContent content, CancellationToken cancellationToken)
    {
        var current = profile;
        if (current.Pending is { } pending && pending.Reference == request.Id)
            return current;
        var holder = await vault.Holder(profile.ProfileId, request.Id, cancellationToken);
        if (holder is null || holder.Profile.Version != version)
            return null;
        // What was under way before has not reached the vault: its version says so.
        if (current.Pending is { } other && other.ToVersion <= holder.Profile.Version)
            current = await Changed(current, null, cancellationToken);
        var isOther = ProfileRules.IsOtherHolder(holder.Identity, HolderIdentity.Of(content.Kind, content.Contact, content.Document));
        return await profiles.Save(current with { Pending = new PendingChange(request.Id, version + 1, isOther) }, cancellationToken);
    }

    private async Task<ProfileState> Changed(ProfileState intended, ProfileContent? content, CancellationToken cancellationToken) =>
        (await profiles.Change(
            intended.Id,
            (profile, machineNow) => profile.Pending is { } pending && pending == intended.Pending
                ? ProfileRules.Changed(profile, pending, content, clock.GetUtcNow(), machineNow)
                : profile,
            cancellationToken))!;

    private async Task<ProfileContent?> Open(
        Request request, string profileId, string sealedText, ProfileForm form, CancellationToken cancellationToken)
    {
        var today = ShanghaiTime.DateOf(clock.GetUtcNow());
        if (envelopes.Open(sealedText, new SealedExpectation(request.Account, profileId, request.RequestId)) is not SealedReading.Opened(var opened))
        {
            await requests.Refuse(request, Refusals.SealedUnreadable, cancellationToken);
            return null;
        }

        switch (ContentRules.Read(opened.Reveal(), today))
        {
            case ContentReading.Valid(var content) when forms.Objections(form, content, today) is { Count: > 0 } objections:
                await requests.Answer(request, answers.Refused(request.Account, request.RequestId, profileId, [.. objections], null), cancellationToken);
                return null;
            case ContentReading.Valid(var content):
                return content;
            case ContentReading.Refused(var problems):
                await requests.Answer(request, answers.Refused(request.Account, request.RequestId, profileId, [Refusals.ContentInvalid], problems), cancellationToken);
                return null;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    /// <summary>Null where the vault found a form that our rules let through; that was answered.</summary>
    private async Task<ProfileStored?> Store(
        Request request, string profileId, long version, ProfileContent content, CancellationToken cancellationToken)
    {
        var draft = new ProfileDraft
        {
            Id = profileId,
            Account = request.Account,
            Kind = content.Kind,
            Region = content.Region,
            ExpectedVersion = version,
            Reference = request.Id,
            Contact = content.Contact,
            Identity = content.Document,
        };
        try
        {
            return await vault.Store(draft, cancellationToken);
        }
        catch (InvalidProfileException exception)
        {
            await requests.Answer(
                request, answers.Refused(request.Account, request.RequestId, profileId, [Refusals.ContentInvalid], [FieldProblems.Form(exception.Field)]), cancellationToken);
            return null;
        }
    }

    /// <summary>Whether it is the default now; the first one is in any case.</summary>
    private async Task<bool> MakeDefault(string account, string profileId, bool isWanted, CancellationToken cancellationToken)
    {
        var known = await accounts.Find(account, cancellationToken);
        if (known is { DefaultProfileId: not null } && (!isWanted || known.DefaultProfileId == profileId))
            return known.DefaultProfileId == profileId;
        var next = (known ?? new AccountState { Id = account }) with { DefaultProfileId = profileId };
        var stored = known is null ? (await accounts.Insert(next, [], cancellationToken)).Stored : await accounts.Save(next, cancellationToken);
        return stored is not null ? true : throw new TransientException($"Account {account} changed meanwhile.");
    }

    private Request Request(CreateProfile command, OperationKind kind, string payload) => new(
        command.Account, kind, command.RequestId, command.IssuedAt, payload,
        reason => answers.Refused(command.Account, command.RequestId, command.ProfileId, reason));

    private Request Request(ChangeProfile command, OperationKind kind, string payload) => new(
        command.Account, kind, command.RequestId, command.IssuedAt, payload,
        reason => answers.Refused(command.Account, command.RequestId, command.ProfileId, reason));
}
