using DomainWorkers.Contracts.Registration;
using DomainWorkers.TestKit;

namespace DomainWorkers.RegistrySubmission.Tests;

/// <summary>The orders that the tests send, and what they read off the answers.</summary>
internal static class Orders
{
    public const string Account = "acme";
    public const string Name = "longjing-tea.cn";

    public static Task<WorkerHarness> Start(FakeRegistry registry) => WorkerHarness.Start(new RegistrySubmissionModule(), registry);

    public static SubmitRegistration Register(this WorkerHarness w, string orderId = "reg-1", string name = Name, int years = 1) => new()
    {
        Account = Account,
        OrderId = orderId,
        IssuedAt = w.Clock.GetUtcNow(),
        DomainName = name,
        Years = years,
        ProfileId = "p-tea",
    };

    public static RenewDomain Renew(this WorkerHarness w, string domainId, string orderId = "ren-1", int years = 1) => new()
    {
        Account = Account,
        OrderId = orderId,
        IssuedAt = w.Clock.GetUtcNow(),
        DomainId = domainId,
        Years = years,
    };

    /// <summary>Registers a name and says which domain it became.</summary>
    public static async Task<string> Registered(this WorkerHarness w, string orderId = "reg-0", string name = Name, int years = 1)
    {
        await w.Send(w.Register(orderId, name, years));
        await w.Settled();
        return w.Published<DomainRegistered>().Single(registered => registered.OrderId == orderId).Domain.Id;
    }

    /// <summary>The messages that end an order, repeats included.</summary>
    public static IReadOnlyList<Delivered> Answers(this WorkerHarness w, string orderId) =>
        [.. w.Deliveries.Where(message => OrderOf(message.Message) == orderId)];

    private static string? OrderOf(object message) => message switch
    {
        DomainRegistered registered => registered.OrderId,
        RegistrationRefused refused => refused.OrderId,
        DomainRenewed renewed => renewed.OrderId,
        RenewalRefused refused => refused.OrderId,
        _ => null,
    };
}
