using System.Text;
using DomainWorkers.BuildingBlocks.Messaging.Outbox;
using DomainWorkers.BuildingBlocks.State.Serialization;
using DomainWorkers.Contracts.Registration;

namespace DomainWorkers.BuildingBlocks.Tests.Messaging;

public sealed class RepeatedAnnouncementTests
{
    /// <summary>A store keeps milliseconds, a clock shows more: one message id must not stand for two bodies.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(9_999)]
    [InlineData(7_682_513)]
    public void Says_the_same_bytes_from_memory_and_from_the_store(long ticks)
    {
        var accepted = new DateTimeOffset(2025, 11, 3, 9, 12, 52, TimeSpan.Zero).AddTicks(ticks);
        var kept = BsonForm.Read<Moment>(BsonForm.Write(new Moment(accepted)));

        Assert.Equal(Said(accepted), Said(kept.At));
    }

    private static string Said(DateTimeOffset at) => Encoding.UTF8.GetString(Outgoing.Write(
        new Announcement(
            new RegistrationAccepted
            {
                Account = "acme",
                OrderId = "ACME-1",
                OperationId = "acme/register/ACME-1",
                DomainName = "longjing-tea.cn",
                Progress = OperationProgress.Accepted,
                At = at,
            },
            "acme/register/ACME-1"),
        at).Body);

    internal sealed record Moment(DateTimeOffset At);
}
