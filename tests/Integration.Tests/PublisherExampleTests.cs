using System.Text.Json;
using DomainWorkers.Integration.Tests.Rig;

namespace DomainWorkers.Integration.Tests;

/// <summary>
/// The examples of the publisher's guide, each run as it is printed, by a broker user that may do no more than an order system may, against
/// a worker that checks who sends.
/// </summary>
public sealed class PublisherExampleTests
{
    private const string User = "acme-orders";
    private const string Password = "only-in-this-test";

    public static TheoryData<string> Languages { get; } = ["python", "java", "go", "php", "dotnet"];

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task An_example_orders_a_domain_and_hears_that_it_is_registered(string language)
    {
        await using var site = await Site.Prepared();
        await using var worker = await Checking(site);

        await using var example = Example(language, site, User, "acme", "first-order", $"示例-{language}.cn");

        Assert.True(await example.Exit() == 0, example.Said + worker.Process.Said);
        Assert.Contains(example.Output, line => line.StartsWith("dw.registration-accepted ", StringComparison.Ordinal));
        var last = example.Output.Last(line => line.StartsWith("dw.", StringComparison.Ordinal));
        Assert.StartsWith("dw.domain-registered ", last, StringComparison.Ordinal);
        Assert.Equal($"示例-{language}.cn",
            JsonDocument.Parse(last[last.IndexOf('{', StringComparison.Ordinal)..]).RootElement.GetProperty("domain").GetProperty("unicodeName").GetString());
        Assert.Single(site.Registry.Server.Ledger.Entries, entry => entry.Command == "domain:create");
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task An_example_hears_why_an_order_does_not_fit(string language)
    {
        await using var site = await Site.Prepared();
        await using var worker = await Checking(site);

        await using var example = Example(language, site, User, "acme", "bad order id", "example.cn");

        Assert.True(await example.Exit() == 1, example.Said + worker.Process.Said);
        Assert.Contains(example.Output, line => line.StartsWith("dw.message-rejected ", StringComparison.Ordinal)
            && line.Contains("$.orderId", StringComparison.Ordinal));
        Assert.DoesNotContain(site.Registry.Server.Ledger.Entries, entry => entry.Command == "domain:create");
    }

    /// <summary>A worker that wants to know its senders, and the broker user of one of them.</summary>
    private static async Task<Worker> Checking(Site site)
    {
        await site.Management.Put($"users/{User}", new { password = Password, tags = "" });
        await site.Management.Put($"permissions/{site.VirtualHost}/{User}", new
        {
            // MassTransit declares the exchanges that it names, though they are there; the other clients need no right on them but these.
            configure = @"^(order-system\..*|dw\.(submit-registration|registration-accepted|domain-registered|registration-refused|message-rejected))$",
            write = @"^(order-system\..*|dw\.submit-registration)$",
            read = @"^(order-system\..*|dw\.(registration-accepted|domain-registered|registration-refused|message-rejected))$",
        });
        site.Settings["Messaging__PublisherIdentity"] = "user-id";
        site.Settings["Messaging__Publishers__guest__Accounts__0"] = "*";
        site.Settings[$"Messaging__Publishers__{User}__Accounts__0"] = "acme";
        site.Settings[$"Messaging__Publishers__{User}__Messages__0"] = "submit-registration";
        return await site.ReadyWorker();
    }

    private static ChildProcess Example(string language, Site site, string user, params string[] order)
    {
        var url = new UriBuilder(site.Broker) { UserName = user, Password = Password }.Uri.AbsoluteUri;
        string[] arguments = [url, .. order, Orders.ProfileId];
        return language == "dotnet"
            ? new ChildProcess("dotnet", [Program("OrderSystem"), .. arguments])
            : new ChildProcess(Repository.PathOf("infra", "clients"), ["run", language, .. arguments]);
    }

    /// <summary>It lies in its own folder beside this one's, with just what it needs.</summary>
    private static string Program(string project)
    {
        var here = new DirectoryInfo(AppContext.BaseDirectory);
        return Path.Combine(here.Parent!.Parent!.FullName, project, here.Name, $"DomainWorkers.{project}.dll");
    }
}
