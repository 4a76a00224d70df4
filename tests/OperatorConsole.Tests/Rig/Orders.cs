using DomainWorkers.Contracts.Registration;

namespace DomainWorkers.OperatorConsole.Tests.Rig;

/// <summary>What goes wrong before somebody types <c>dw</c>.</summary>
internal static class Orders
{
    public const string Name = "longjing-tea.cn";

    public static SubmitRegistration Register(this Desk desk, string orderId = "reg-1", string name = Name) => new()
    {
        Account = Desk.Account,
        OrderId = orderId,
        IssuedAt = desk.Worker.Clock.GetUtcNow(),
        DomainName = name,
        Years = 1,
        ProfileId = "p-tea",
    };

    public static async Task<string> Registered(this Desk desk, string orderId = "reg-0", string name = Name)
    {
        await desk.Worker.Send(desk.Register(orderId, name));
        await desk.Worker.Settled();
        return desk.Worker.Published<DomainRegistered>().Single(registered => registered.OrderId == orderId).Domain.Id;
    }

    /// <summary>A renewal whose answer is lost, after which the registry shows a date that proves nothing.</summary>
    public static async Task<string> ParkedRenewal(this Desk desk)
    {
        var domainId = await desk.Registered();
        desk.Registry.Next(TestKit.RegistryMishap.LoseAnswer);
        desk.Registry.Arriving = (kind, name) =>
        {
            if (kind == "info" && desk.Registry.Find(name) is { } there)
                desk.Registry.Put(there with { ExpiresAt = desk.Worker.Clock.GetUtcNow().AddYears(7) });
            return Task.CompletedTask;
        };
        await desk.Worker.Send(desk.Renew(domainId));
        await desk.Worker.Settled();
        desk.Registry.Arriving = null;
        return domainId;
    }

    public static RenewDomain Renew(this Desk desk, string domainId, string orderId = "ren-1") => new()
    {
        Account = Desk.Account,
        OrderId = orderId,
        IssuedAt = desk.Worker.Clock.GetUtcNow(),
        DomainId = domainId,
        Years = 1,
    };
}
