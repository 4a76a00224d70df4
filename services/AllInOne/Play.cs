using DomainWorkers.AllInOne.Scenes;

namespace DomainWorkers.AllInOne;

/// <summary>The sample lives: what is ordered, what goes wrong meanwhile, and how each order has to end. The scenes follow the calendar.</summary>
internal sealed class Play(Stage stage)
{
    /// <summary>So many orders there are; fewer at the end, and it stopped in between.</summary>
    public const int Length = 92;

    public async Task Perform()
    {
        var order = new Orders(stage);
        var holders = new Holders(stage, order);
        var lives = new ExpiryLives(stage, order);
        await new Registrations(stage, order).Perform();
        await holders.Review();
        await lives.Begin();
        await holders.Verify();
        await holders.ReviewLate();
        await new Delegations(stage, order).Perform();
        await new Filings(stage, order).Perform();
        await new Deletions(stage, order).Perform();
        await lives.Perform();
        await new BeyondTheCalendar(stage, order).Perform();
    }
}
