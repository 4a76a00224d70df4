namespace DomainWorkers.AllInOne;

/// <summary>Plays the sample lives on a clock that jumps, shows how they go, and judges how they ended.</summary>
internal static class Demonstration
{
    // Holidays are known for the years that follow.
    private static readonly DateTimeOffset Start = new(2025, 1, 6, 1, 0, 0, TimeSpan.Zero);

    public static async Task<int> Run(Arguments arguments)
    {
        var clock = new JumpingClock(Start);
        using var board = new OrderBoard(clock);
        var view = new ProgressView(board);
        await using var registrar = await Registrar.Start(arguments, clock, board);
        try
        {
            await using var stage = new Stage(registrar, clock, board, view);
            await new Play(stage).Perform();
        }
        catch (TimeoutException exception)
        {
            Console.Error.WriteLine($"The play stopped. {exception.Message}");
        }

        view.Summary(registrar.Registries, registrar.Provider);
        return view.Complain(Play.Length) ? 1 : 0;
    }
}
