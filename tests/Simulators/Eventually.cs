namespace DomainWorkers.Simulators.Tests;

/// <summary>Waits for what another thread is about to do; the long end is only for a machine under load.</summary>
internal static class Eventually
{
    public static async Task True(Func<bool> condition)
    {
        for (var i = 0; i < 3000 && !condition(); i++)
            await Task.Delay(10);
        Assert.True(condition());
    }
}
