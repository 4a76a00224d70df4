using DomainWorkers.Contracts.Registration;
using DomainWorkers.TestKit;

namespace DomainWorkers.RegistrySubmission.Tests.TestKit;

public sealed class ReadmeSampleTests
{
    [Fact]
    public void The_readme_shows_this_test_as_it_is()
    {
        var source = Resource("ReadmeSampleTests.cs");
        var start = source.LastIndexOf("    [Fact]", StringComparison.Ordinal);
        var test = source[start..(source.IndexOf("\n    }", start, StringComparison.Ordinal) + 6)];
        Assert.Contains(test.Replace("\n    ", "\n", StringComparison.Ordinal).TrimStart(), Resource("TestKit.README.md"), StringComparison.Ordinal);
    }

    private static string Resource(string name)
    {
        using var reader = new StreamReader(typeof(ReadmeSampleTests).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }

    [Fact]
    public async Task Registers_a_domain_once_although_the_answer_is_lost()
    {
        var registry = new FakeRegistry();
        await using var w = await WorkerHarness.Start(new RegistrySubmissionModule(), registry);
        registry.Next(RegistryMishap.LoseAnswer);

        await w.Send(new SubmitRegistration
        {
            Account = "acme", OrderId = "o-1", IssuedAt = w.Clock.GetUtcNow(),
            DomainName = "龙井茶叶.cn", Years = 2, ProfileId = "p-hangzhou-tea",
        });
        await w.Settled();

        Assert.Contains(w.Published<RegistrationAccepted>(), accepted => accepted.Progress == OperationProgress.Unknown);
        var registered = Assert.Single(w.Published<DomainRegistered>());
        Assert.Equal("2027-01-06", $"{registered.Domain.ExpiresAt:yyyy-MM-dd}");
        Assert.Single(registry.Ledger);
    }
}
