using DomainWorkers.BuildingBlocks;
using DomainWorkers.BuildingBlocks.Messaging.Outbox;
using DomainWorkers.Contracts.Domains;
using DomainWorkers.Contracts.RealName;
using DomainWorkers.RealNameReview.Adapters;
using DomainWorkers.RealNameReview.Domain;
using DomainWorkers.RealNameReview.Pump;
using DomainWorkers.RealNameReview.State;
using DomainWorkers.RegistrantVault.Secrecy;
using DomainWorkers.RegistrarPolicy;
using Microsoft.Extensions.DependencyInjection;

namespace DomainWorkers.RealNameReview.Consumers;

/// <summary>Takes files by reference: what can be told without fetching them is told at once, the links are sealed, a sweep fetches.</summary>
internal sealed class MaterialDesk(
    Requests requests,
    Documents<MaterialState> materials,
    MaterialMatters matters,
    IMaterials files,
    ProfileBook profiles,
    ProfileVault vault,
    RegistrarPolicies policies,
    TimeProvider clock,
    [FromKeyedServices(Clocks.Machine)] TimeProvider machineClock)
{
    private static readonly TimeSpan KeepLinks = TimeSpan.FromDays(30);

    public async Task Take(SubmitMaterial command, CancellationToken cancellationToken)
    {
        var request = new Request(
            command.Account, OperationKind.Material, command.RequestId, command.IssuedAt,
            Identities.Payload([command.ProfileId, command.Purpose, command.DomainName, command.DomainId, .. command.Files.Select(file => $"{file.Slot} {file.Sha256} {file.Size}")]),
            reason => Refused(command, null, reason));
        if (await requests.IsAnswered(request, cancellationToken))
            return;
        var name = command.DomainName is { } text && policies.Parse(text) is DomainNameResult.Parsed(var parsed) ? parsed : null;
        if (await Objection(command, name, cancellationToken) is { } objection)
        {
            await requests.Refuse(request, objection, cancellationToken);
            return;
        }

        if (command.Files.FirstOrDefault(file => files.Check(Reference(file)) is not null) is { } faulty)
        {
            await requests.Answer(request, Refused(command, faulty.Slot, MaterialReasons.Of(files.Check(Reference(faulty))!.Value)), cancellationToken);
            return;
        }

        var (matter, refusal) = await matters.Prepare(command, name, request.Id, cancellationToken);
        if (refusal is not null)
        {
            await requests.Refuse(request, refusal, cancellationToken);
            return;
        }

        var now = clock.GetUtcNow();
        var links = await vault.SealLinks(command.ProfileId, [.. command.Files.Select(file => file.Uri)], request.Id, now + KeepLinks, cancellationToken);
        // Whose insert comes second finds the same request.
        await materials.Insert(Material(command, name, matter, request.Id, links), [], cancellationToken);
        await requests.Answer(request, Accepted(command, now), cancellationToken);
    }

    private async Task<Reason?> Objection(SubmitMaterial command, DomainName? name, CancellationToken cancellationToken)
    {
        if (await profiles.Find(command.Account, command.ProfileId, cancellationToken) is not { } profile)
            return Refusals.ProfileUnknown;
        var fits = command.Purpose switch
        {
            MaterialPurpose.Qualification => command.DomainName is not null && command.DomainId is null,
            MaterialPurpose.EnhancedVerification => command.DomainName is null && command.DomainId is not null,
            _ => command.DomainName is null && command.DomainId is null,
        };
        if (!fits)
            return Refusals.MaterialSubject;
        if (command.DomainName is not null && name is null)
            return Refusals.NameInvalid;
        if (command.Files.DistinctBy(file => file.Slot).Count() != command.Files.Count)
            return Refusals.MaterialTwice;
        var needs = command.Purpose == MaterialPurpose.RealName ? MaterialNeeds.RealName(profile.Kind) : [];
        return MaterialNeeds.AreMet(needs, command.Files.Select(file => file.Slot)) ? null : Refusals.MaterialMissing;
    }

    private MaterialState Material(SubmitMaterial command, DomainName? name, string? matter, string id, string links) => new()
    {
        Id = id,
        Account = command.Account,
        RequestId = command.RequestId,
        ProfileId = command.ProfileId,
        Purpose = command.Purpose,
        DomainName = name?.ALabel,
        DomainId = command.DomainId,
        Matter = matter,
        Links = links,
        Files =
        [
            .. command.Files.Select(file => new MaterialEntry(
                file.Slot, MaterialNeeds.VaultSlot(command.Purpose, file.Slot, name?.ALabel ?? command.DomainId), file.Sha256, file.Size, file.MediaType, false)),
        ],
        Lane = MaterialState.FetchLane,
        Due = machineClock.GetUtcNow(),
    };

    private static MaterialReference Reference(MaterialFile file) => new(new SensitiveText(file.Uri), file.Sha256, file.Size, file.MediaType);

    private static MaterialAccepted Accepted(SubmitMaterial command, DateTimeOffset now) => new()
    {
        Account = command.Account,
        RequestId = command.RequestId,
        At = now,
        ProfileId = command.ProfileId,
        Slots = [.. command.Files.Select(file => file.Slot)],
    };

    private MaterialRefused Refused(SubmitMaterial command, string? slot, Reason reason) => new()
    {
        Account = command.Account,
        RequestId = command.RequestId,
        At = clock.GetUtcNow(),
        ProfileId = command.ProfileId,
        Slot = slot,
        Reasons = [reason],
    };
}
