using DomainWorkers.BuildingBlocks;
using DomainWorkers.BuildingBlocks.Failures;
using DomainWorkers.BuildingBlocks.Messaging.Outbox;
using DomainWorkers.Contracts.Domains;
using DomainWorkers.Contracts.RealName;
using DomainWorkers.RealNameReview.Adapters;
using DomainWorkers.RealNameReview.Domain;
using DomainWorkers.RealNameReview.State;
using DomainWorkers.RegistrantVault.Access;
using DomainWorkers.RegistrantVault.Registrants;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace DomainWorkers.RealNameReview.Pump;

/// <summary>One try of the files of a request: fetched, checked, kept in the vault one after the other; when all are there, the review begins.</summary>
internal sealed partial class MaterialRun(
    Documents<MaterialState> materials,
    IMaterials files,
    ProfileVault vault,
    MaterialReview review,
    ReviewTerms terms,
    IOptions<ReviewOptions> options,
    TimeProvider clock,
    [FromKeyedServices(Clocks.Machine)] TimeProvider machineClock,
    ILogger<MaterialRun> logger)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(5);

    /// <summary>Works on a request that the caller has claimed.</summary>
    public async Task Try(MaterialState claimed, CancellationToken cancellationToken)
    {
        var current = claimed.FirstTriedAt is null ? claimed with { FirstTriedAt = machineClock.GetUtcNow() } : claimed;
        if (current.Progress == MaterialProgress.Fetching)
        {
            var fetched = await Fetch(current, cancellationToken);
            if (fetched is not { Progress: MaterialProgress.Received })
                return;
            current = fetched;
        }

        await review.Begin(current, cancellationToken);
        await vault.DiscardLinks(current.Links, cancellationToken);
        await materials.Save(Ended(current), cancellationToken);
    }

    /// <summary>Tried too often: a person looks.</summary>
    public async Task Park(MaterialState claimed, CancellationToken cancellationToken)
    {
        LogParked(claimed.Id, claimed.Claims);
        await materials.Save(Ended(claimed) with { Progress = MaterialProgress.Parked }, cancellationToken);
    }

    /// <summary>The request with all files kept, or null where it goes no further now.</summary>
    private async Task<MaterialState?> Fetch(MaterialState current, CancellationToken cancellationToken)
    {
        var links = await vault.OpenLinks(current.Links, current.Id, cancellationToken);
        if (links is null)
            return await Refuse(current, null, Refusals.ProfileUnknown, cancellationToken);
        var policy = terms.Images(current.Purpose, current.DomainName, clock.GetUtcNow());
        for (var place = 0; place < current.Files.Count; place++)
        {
            var entry = current.Files[place];
            if (entry.IsKept)
                continue;
            var reference = new MaterialReference(links[place], entry.Sha256, entry.Size, entry.MediaType);
            switch (await files.Fetch(reference, policy, cancellationToken))
            {
                case MaterialReading.Fetched fetched:
                    if (!await Keep(current, entry, fetched, cancellationToken))
                        return await Refuse(current, entry.Slot, Refusals.ProfileUnknown, cancellationToken);
                    MaterialEntry[] entries = [.. current.Files];
                    entries[place] = entry with { IsKept = true };
                    current = current with { Files = entries, Delays = 0 };
                    break;
                case MaterialReading.Refused(var problem):
                    return await Refuse(current, entry.Slot, MaterialReasons.Of(problem), cancellationToken);
                case MaterialReading.Unavailable(var detail):
                    return await PutOff(current, entry.Slot, detail, cancellationToken);
            }
        }

        return await materials.Save(
            current with { Progress = MaterialProgress.Received },
            [new Announcement(Received(current), current.Id)], cancellationToken);
    }

    /// <summary>False where the person was erased meanwhile.</summary>
    private async Task<bool> Keep(MaterialState current, MaterialEntry entry, MaterialReading.Fetched fetched, CancellationToken cancellationToken)
    {
        try
        {
            await vault.StoreImage(
                current.ProfileId,
                new RegistrantImage { Slot = entry.VaultSlot, MediaType = fetched.MediaType, Content = fetched.Content },
                current.Id, cancellationToken);
            return true;
        }
        catch (VaultReadException exception) when (exception.Failure is ReadFailure.Erased or ReadFailure.Unknown)
        {
            return false;
        }
    }

    private async Task<MaterialState?> PutOff(MaterialState current, string slot, string detail, CancellationToken cancellationToken)
    {
        var machineNow = machineClock.GetUtcNow();
        if (machineNow - current.FirstTriedAt >= options.Value.GiveUpAfter)
            return await Refuse(current, slot, Refusals.FileUnreachable, cancellationToken);
        LogPutOff(current.Id, slot, detail);
        await materials.Save(
            current with
            {
                Delays = current.Delays + 1,
                Due = machineNow + BackOff.After(current.Delays, FirstPause, options.Value.LongestPause),
                ClaimedUntil = null,
                ClaimedBy = null,
                Claims = 0,
            },
            cancellationToken);
        return null;
    }

    private async Task<MaterialState?> Refuse(MaterialState current, string? slot, Reason reason, CancellationToken cancellationToken)
    {
        await vault.DiscardLinks(current.Links, cancellationToken);
        var refused = new MaterialRefused
        {
            Account = current.Account,
            RequestId = current.RequestId,
            At = clock.GetUtcNow(),
            ProfileId = current.ProfileId,
            Slot = slot,
            Reasons = [reason],
        };
        await materials.Save(Ended(current) with { Progress = MaterialProgress.Refused }, [new Announcement(refused, current.Id)], cancellationToken);
        return null;
    }

    private MaterialReceived Received(MaterialState current) => new()
    {
        Account = current.Account,
        RequestId = current.RequestId,
        At = clock.GetUtcNow(),
        ProfileId = current.ProfileId,
        Slots = [.. current.Files.Select(file => file.Slot)],
    };

    private static MaterialState Ended(MaterialState material) =>
        material with { Lane = null, Due = null, ClaimedUntil = null, ClaimedBy = null, Claims = 0 };

    [LoggerMessage(EventId = 6301, Level = LogLevel.Warning, Message = "File {Slot} of {Material} could not be fetched: {Detail}")]
    private partial void LogPutOff(string material, string slot, string detail);

    [LoggerMessage(EventId = 6302, Level = LogLevel.Error, Message = "{Material} was claimed {Claims} times without an end: parked")]
    private partial void LogParked(string material, int claims);
}
