using System.Globalization;
using DomainWorkers.BuildingBlocks;
using DomainWorkers.BuildingBlocks.Failures;
using DomainWorkers.BuildingBlocks.Messaging.Outbox;
using DomainWorkers.Contracts.EmailVerification;
using DomainWorkers.ExpiryReminders.State;
using DomainWorkers.RegistrarPolicy;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace DomainWorkers.ExpiryReminders.Pump;

/// <summary>
/// Keeps addresses that a server refused to themselves: no mail goes there for a while, and EmailVerification is told, which has the
/// address verified again. No other recipient is touched.
/// </summary>
internal sealed class AddresseeBook(
    Documents<AddresseeState> addressees,
    IOptions<RemindersOptions> options,
    TimeProvider clock,
    [FromKeyedServices(Clocks.Machine)] TimeProvider machineClock)
{
    private const int MaxRaces = 5;

    /// <summary>The code with which the address was refused a short while ago; null where a mail may be tried.</summary>
    public async Task<string?> RefusedLately(string profileId, long version, CancellationToken cancellationToken) =>
        await addressees.Find(profileId, cancellationToken) is { } known && IsLate(known, version) ? known.Reply : null;

    /// <summary>Notes that a server refused the address of this version, and has it verified again.</summary>
    public async Task Refused(string account, string profileId, long version, string reply, CancellationToken cancellationToken)
    {
        for (var race = 0; race < MaxRaces; race++)
        {
            var known = await addressees.Find(profileId, cancellationToken);
            if (known is not null && (IsLate(known, version) || known.RefusedVersion > version))
                return;
            var next = (known ?? new AddresseeState { Id = profileId, Account = account, RefusedVersion = 0, RefusedAt = default, Reply = "" }) with
            {
                Account = account,
                RefusedVersion = version,
                RefusedAt = machineClock.GetUtcNow(),
                Reply = reply,
            };
            var report = Report(next);
            IReadOnlyList<Announcement> say = [new Announcement(report, $"{account}\n{report.RequestId}")];
            var isStored = known is null
                ? (await addressees.Insert(next, say, cancellationToken)).Stored is not null
                : await addressees.Replace(next, say, cancellationToken);
            if (isStored)
                return;
        }

        throw new TransientException($"Profile {profileId} is written by others again and again.");
    }

    private bool IsLate(AddresseeState known, long version) =>
        known.RefusedVersion == version && machineClock.GetUtcNow() - known.RefusedAt < options.Value.BadAddressRest;

    /// <summary>One report per version and day: the same address may be verified, and refuse mail, more than once.</summary>
    private ReportBounce Report(AddresseeState refused)
    {
        var now = clock.GetUtcNow();
        return new ReportBounce
        {
            Account = refused.Account,
            RequestId = string.Create(
                CultureInfo.InvariantCulture, $"notice/{refused.Id}/{refused.RefusedVersion}/{ShanghaiTime.DateOf(now):yyyyMMdd}"),
            IssuedAt = now,
            Kind = BounceKind.Permanent,
            ProfileId = refused.Id,
            ProfileVersion = refused.RefusedVersion,
            StatusCode = refused.Reply.Split(' ').FirstOrDefault(part => part.Contains('.', StringComparison.Ordinal)),
        };
    }
}
