namespace DomainWorkers.RealNameReview.Tests;

public sealed class SettingsTests
{
    [Fact]
    public void The_worker_is_called_as_its_queues_are() => Assert.Equal("real-name-review", new RealNameReviewModule().Name);
}
