using DomainWorkers.Contracts.Domains;
using DomainWorkers.Contracts.Registration;
using DomainWorkers.RegistrySubmission.Domain;
using DomainWorkers.RegistrySubmission.State;

namespace DomainWorkers.RegistrySubmission.Tests.Domain;

/// <summary>Operations, domains and registry views as a test needs them, changed with <c>with</c>.</summary>
internal static class Situations
{
    public static readonly DateTimeOffset Now = At("2025-06-01T12:00:00Z");
    public static readonly DateTimeOffset Expires = At("2026-03-01T10:00:00Z");
    public static readonly SettleTolerance Tolerance = new(TimeSpan.FromMinutes(5));

    public static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, null);

    public static OperationState Registration() => Operation(OperationKind.Register) with
    {
        Intent = new Intent.Register("longjing-tea.cn", "longjing-tea.cn", 2, "p-tea", ["ns1.example.net", "ns2.example.net"]),
    };

    public static OperationState Renewal(int years = 1) => Operation(OperationKind.Renew) with { Intent = new Intent.Renew(years) };

    public static DomainState Registered() => new()
    {
        Id = OperationIds.DomainId("acme/register/o-1"),
        Account = "acme",
        Name = "longjing-tea.cn",
        UnicodeName = "longjing-tea.cn",
        LivingName = "longjing-tea.cn",
        Registry = "cnnic",
        Status = DomainStatus.Registered,
        ExpiresAt = Expires,
        PaidUntil = Expires,
        RecordVersion = 1,
        Version = 4,
    };

    public static DomainState Opened(this DomainState domain, OperationState operation, bool inFlight = true, int doubts = 0) => domain with
    {
        Open = new OpenOperation
        {
            Operation = operation.Id,
            ClientTransactionId = OperationIds.ClientTransactionId(operation.Id, 1),
            Sends = 1,
            IntendedAt = Now,
            Until = Now,
            InFlight = inFlight,
            Doubts = doubts,
            ExpiresBefore = operation.Kind == OperationKind.Renew ? domain.ExpiresAt : null,
        },
    };

    public static RegistryView.Present Seen(DateTimeOffset? expires = null) => new()
    {
        Ours = true,
        SponsoringClient = "registrar-a",
        CreatedAt = Now,
        ExpiresAt = expires ?? Expires,
    };

    private static OperationState Operation(OperationKind kind) => new()
    {
        Id = OperationState.IdOf("acme", kind, "o-1"),
        Account = "acme",
        OrderId = "o-1",
        Kind = kind,
        PayloadHash = "",
        IssuedAt = Now,
        AcceptedAt = Now,
        Registry = "cnnic",
        DomainId = OperationIds.DomainId("acme/register/o-1"),
        Intent = null,
        Progress = OperationProgress.Accepted,
    };
}
