using DomainWorkers.BuildingBlocks.Telemetry;

namespace DomainWorkers.Telemetry.Tests;

/// <summary>A sender's trace is taken only where it has the form of W3C Trace Context.</summary>
public sealed class TraceParentTests
{
    [Fact]
    public void Reads_the_form_of_the_specification()
    {
        Assert.True(TraceParents.TryRead("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01", out var context));
        Assert.Equal(("4bf92f3577b34da6a3ce929d0e0e4736", "00f067aa0ba902b7", true),
            (context.TraceId.ToHexString(), context.SpanId.ToHexString(), context.IsRemote));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("00")]
    [InlineData("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7")]
    [InlineData("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-more")]
    [InlineData("01-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")]
    [InlineData("ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")]
    [InlineData("00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01")]
    [InlineData("00-00000000000000000000000000000000-00f067aa0ba902b7-01")]
    [InlineData("00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01")]
    [InlineData("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-zz")]
    [InlineData("00_4bf92f3577b34da6a3ce929d0e0e4736_00f067aa0ba902b7_01")]
    [InlineData("00-zhang.wei@tea.example-13800001111-1-00f067aa0ba90-01")]
    [InlineData("00-4bf92f3577b34da6a3ce929d0e0e473\n-00f067aa0ba902b7-01")]
    public void Anything_else_is_as_if_there_were_none(string? text) => Assert.False(TraceParents.TryRead(text, out _));
}
