using System.Reflection;
using System.Text.Json;
using DomainWorkers.Contracts.RealName;
using DomainWorkers.RealNameReview.Domain;

namespace DomainWorkers.RealNameReview.Tests.Domain;

public sealed class FailureCatalogueTests
{
    public static TheoryData<ReviewFailure> Failures() => [.. Enum.GetValues<ReviewFailure>()];

    [Theory]
    [MemberData(nameof(Failures))]
    public void Every_failure_says_what_to_do_and_whether_to_try_again(ReviewFailure failure)
    {
        var entry = FailureCatalogue.Of(failure);
        var reason = FailureCatalogue.ReasonOf(failure);
        Assert.Equal($"{failure}", reason.Code);
        Assert.InRange(reason.English.Length, 10, 500);
        Assert.InRange(reason.Chinese.Length, 5, 500);
        // Who shall wait may come again, and who may not come again is not told to wait.
        Assert.Equal(entry.Action == CustomerAction.Wait, entry.Wait != RetryWait.None);
        Assert.True(entry.MayRetry || entry.Action != CustomerAction.Wait);
    }

    [Fact]
    public void The_README_has_each_with_its_action()
    {
        var readme = File.ReadAllText(Path.Combine(Repository(), "services", "RealNameReview", "README.md"));
        Assert.All(Enum.GetValues<ReviewFailure>(), failure => Assert.Contains(
            $"| `{Camel(failure)}` | `{Camel(FailureCatalogue.Of(failure).Action)}` | {(FailureCatalogue.Of(failure).MayRetry ? "yes" : "no")} |",
            readme, StringComparison.Ordinal));
    }

    private static string Repository() => typeof(FailureCatalogueTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(metadata => metadata.Key == "RepositoryRoot").Value!;

    private static string Camel<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName($"{value}");
}
