using DomainWorkers.Contracts.Domains;
using DomainWorkers.Contracts.Registration;
using DomainWorkers.RegistrySubmission.Domain;
using DomainWorkers.RegistrySubmission.State;

namespace DomainWorkers.RegistrySubmission.Tests.Domain.Reconciling;

/// <summary>A domain, an order and what the registry shows, to be varied with <c>with</c>.</summary>
internal static class Given
{
    public static readonly DateTimeOffset Now = new(2025, 3, 1, 0, 0, 0, TimeSpan.Zero);
    public static readonly DateTimeOffset Expires = new(2026, 1, 6, 1, 0, 0, TimeSpan.Zero);
    public static readonly DateTimeOffset IntendedAt = Now.AddDays(-3);
    public static readonly IReadOnlyList<string> Servers = ["ns1.example.net", "ns2.example.net"];
    public static readonly DecidedOn Decision = new(3, Expires, Expires);

    public static DomainState Domain { get; } = new()
    {
        Id = "d-aaaaaaaaaaaaaaaaaaaaaaaaaa",
        Account = "acme",
        Name = "longjing-tea.cn",
        UnicodeName = "longjing-tea.cn",
        LivingName = "longjing-tea.cn",
        Registry = "cnnic",
        Status = DomainStatus.Registered,
        RegisteredAt = Expires.AddYears(-1),
        ExpiresAt = Expires,
        PaidUntil = Expires,
        SponsoringClient = "registrar-a",
        NameServers = Servers,
        RecordVersion = 3,
    };

    public static RegistryView.Present Seen { get; } = new()
    {
        Ours = true,
        SponsoringClient = "registrar-a",
        ExpiresAt = Expires,
        Statuses = ["ok"],
        NameServers = Servers,
    };

    public static RegistryView.Present SeenDeleted(params IReadOnlyList<string> graces) =>
        Seen with { Statuses = ["pendingDelete"], GraceStatuses = graces };

    public static OperationState Order(OperationKind kind, Intent intent) => new()
    {
        Id = OperationState.IdOf("acme", kind, "o-1"),
        Account = "acme",
        OrderId = "o-1",
        Kind = kind,
        PayloadHash = "",
        IssuedAt = Now,
        AcceptedAt = Now,
        Registry = "cnnic",
        DomainId = Domain.Id,
        Intent = intent,
        Progress = OperationProgress.Accepted,
    };

    /// <summary>The domain with the operation at work on it.</summary>
    public static DomainState Opened(this DomainState domain, int sends = 0) => domain with
    {
        Open = new OpenOperation
        {
            Operation = "acme/any/o-1",
            ClientTransactionId = "dw-x-0",
            Sends = sends,
            IntendedAt = IntendedAt,
            Until = Now,
            InFlight = sends > 0,
        },
    };

    public static string CodeOf(Start start) => start switch
    {
        Start.Refuse refuse => refuse.Reason.Code,
        _ => start.GetType().Name,
    };

    public static string CodeOf(Move move) => move switch
    {
        Move.Refuse refuse => refuse.Reason.Code,
        Move.Send send => send.Command.GetType().Name,
        _ => move.GetType().Name,
    };
}
