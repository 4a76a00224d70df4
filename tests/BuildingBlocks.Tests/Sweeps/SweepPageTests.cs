using DomainWorkers.BuildingBlocks.Sweeps;

namespace DomainWorkers.BuildingBlocks.Tests.Sweeps;

public sealed class SweepPageTests
{
    private static readonly string[] Due = [.. Enumerable.Range(0, 3_200).Select(number => $"d-{number:0000}")];

    [Fact]
    public void No_more_than_a_page_is_taken_whole_and_in_order()
    {
        Assert.Equal(Due[..200], SweepPage.From(Due[..200], 200));
        Assert.Equal(Due[..3], SweepPage.From(Due[..3], 200));
        Assert.Empty(SweepPage.From([], 200));
    }

    [Fact]
    public void Of_more_a_page_of_neighbours_is_taken()
    {
        for (var turn = 0; turn < 1_000; turn++)
        {
            var page = SweepPage.From(Due[..201], 200);
            Assert.Equal(200, page.Count);
            Assert.Equal(page.Order(StringComparer.Ordinal), page);
        }
    }

    [Fact]
    public void Every_document_is_in_somebodys_page_before_long()
    {
        var seen = new HashSet<string>();
        for (var turn = 0; turn < 20_000 && seen.Count < Due.Length; turn++)
            seen.UnionWith(SweepPage.From(Due, 200));

        Assert.Equal(Due.Length, seen.Count);
    }

    [Fact]
    public void Replicas_that_ask_at_once_seldom_meet()
    {
        var shared = Enumerable.Range(0, 500)
            .Average(_ => (double)SweepPage.From(Due, 200).Intersect(SweepPage.From(Due, 200)).Count() / 200);

        Assert.True(shared < 0.15, $"Two replicas share {shared:P0} of their pages.");
    }
}
