using DomainWorkers.BuildingBlocks.Messaging.Outbox;
using DomainWorkers.Contracts.Domains;
using DomainWorkers.Contracts.Registration;
using DomainWorkers.RegistrySubmission.State;

namespace DomainWorkers.RegistrySubmission.Domain;

/// <summary>A renewal: <c>domain:renew</c>, guarded by <c>curExpDate</c> (RFC 5731 section 3.2.3).</summary>
internal sealed class RenewalAct : GuardedAct
{
    public override OperationKind Kind => OperationKind.Renew;

    public override Admission Admit(OperationState operation, DomainState? domain, DateTimeOffset now) => domain switch
    {
        null => new Admission.Refuse(Refusals.DomainUnknown),
        _ when domain.Account != operation.Account => new Admission.Refuse(Refusals.DomainUnknown),
        { Open: not null } or { Settled: not null } => new Admission.Wait(),
        { Status: DomainStatus.Pending } => new Admission.Wait(),
        { Status: DomainStatus.Ended } => new Admission.Refuse(Refusals.DomainEnded),
        { Status: not DomainStatus.Registered } => new Admission.Refuse(Refusals.NotRenewable),
        { ExpiresAt: null } => new Admission.Wait(),
        { ExpiresAt: { } expires } => new Admission.Begin(domain, expires) { Ahead = RegistryYears.Ahead(domain.PaidUntil ?? expires, expires, now) },
    };

    public override bool LooksFirst(OperationState operation, DomainState domain) => domain.Open!.Ahead >= Years(operation);

    public override RegistryCommand Command(OperationState operation, DomainState domain) =>
        // curExpDate is a date in UTC; a Chinese midnight would be a day off.
        new RegistryCommand.Renew(
            domain.Name, Years(operation) - domain.Open!.Ahead, DateOnly.FromDateTime(domain.Open.ExpiresBefore!.Value.UtcDateTime));

    /// <summary>
    /// The date moved by exactly what was ordered: done, as long as the registry cannot have moved it by itself, which it does only once
    /// the old date is reached. After that the years that are paid are simply there or not: whoever moved the date, the guard lets only one of
    /// the two happen, and the account has what it paid for.
    /// </summary>
    public override Verdict Judge(
        OperationState operation, DomainState domain, RegistryView.Present? seen, SettleTolerance tolerance, DateTimeOffset now)
    {
        if (seen is null || !seen.Ours)
            return new Verdict.Refused(Refusals.DomainEnded);
        if (seen.ExpiresAt is not { } shown)
            return new Verdict.CannotTell("The registry does not show when the domain expires.");

        if (domain.Open!.MayBeDone() && seen.Statuses.Contains("pendingRenew"))
            return new Verdict.StillPending();

        var before = domain.Open.ExpiresBefore!.Value;
        var ahead = RegistryYears.Ahead(domain.PaidUntil ?? before, shown, now + tolerance.Clock);
        if (ahead >= Years(operation))
            return new Verdict.Done(null, shown);
        if (SameDate(shown, before))
            return new Verdict.NotDone();
        if (ahead > 0 && seen.IsIn("autoRenewPeriod"))
            return new Verdict.RecordBehind(shown, ahead);

        if (!IsYearsLater(before, shown, Years(operation) - domain.Open.Ahead))
        {
            return domain.Open.MayBeDone()
                ? new Verdict.CannotTell($"The registry shows {shown:O}: neither the date before nor the one after the renewal.")
                : new Verdict.RecordBehind(shown, ahead);
        }

        return domain.Open.MayBeDone() ? new Verdict.Done(null, shown) : new Verdict.RecordBehind(shown, ahead);
    }

    public override Verdict.Done? Shown(OperationState operation, DomainState domain, RegistryView.Present? seen) =>
        seen is { Ours: true, ExpiresAt: { } shown } && shown > domain.Open!.ExpiresBefore && !SameDate(shown, domain.Open.ExpiresBefore.Value)
            ? new Verdict.Done(null, shown)
            : null;

    public override Conclusion Done(
        OperationState operation, DomainState domain, RegistryAnswer.Done answer, string sponsor, DateTimeOffset now)
    {
        var before = domain.Open!.ExpiresBefore!.Value;
        var expires = answer.ExpiresAt ?? before.ToUniversalTime().AddYears(Years(operation));
        var renewed = domain with
        {
            ExpiresAt = expires,
            PaidUntil = (domain.PaidUntil ?? before).AddYears(Years(operation)),
            RecordVersion = domain.RecordVersion + 1,
        };
        var said = new DomainRenewed
        {
            Account = operation.Account,
            OrderId = operation.OrderId,
            At = now,
            Years = Years(operation),
            PreviousExpiresAt = before,
            RegistryTransactionId = answer.TransactionId.Length == 0 ? null : answer.TransactionId,
            Domain = renewed.ToRecord(),
        };
        return new Conclusion(renewed, new Announcement(said, operation.Id));
    }

    public override Conclusion Refused(
        OperationState operation, DomainState domain, IReadOnlyList<Reason> reasons, DateTimeOffset now) =>
        new(domain, Refusal(operation, reasons, now));

    public override Announcement Refusal(OperationState operation, IReadOnlyList<Reason> reasons, DateTimeOffset now) =>
        RenewalRules.Refused(operation.Account, operation.OrderId, operation.DomainId, reasons, operation.Id, now);

    public override Announcement Progress(OperationState operation, DateTimeOffset now) => new(
        new RenewalAccepted
        {
            Account = operation.Account,
            OrderId = operation.OrderId,
            OperationId = operation.Id,
            DomainId = operation.DomainId,
            Progress = operation.Progress,
            At = now,
        },
        $"{operation.Id}\n{operation.Progress}\n{now.ToUnixTimeMilliseconds()}");

    private static int Years(OperationState operation) => ((Intent.Renew)operation.Intent!).Years;

    private static bool SameDate(DateTimeOffset left, DateTimeOffset right) => left.UtcDateTime.Date == right.UtcDateTime.Date;

    /// <summary>
    /// Counted in UTC, as registries do. Where 29 February is followed by a year without one, some registries go to 28 February and
    /// others to 1 March.
    /// </summary>
    private static bool IsYearsLater(DateTimeOffset before, DateTimeOffset shown, int years)
    {
        var later = before.ToUniversalTime().AddYears(years);
        var isShort = before.UtcDateTime is { Month: 2, Day: 29 } && later.Day == 28;
        return SameDate(shown, later) || (isShort && SameDate(shown, later.AddDays(1)));
    }
}
