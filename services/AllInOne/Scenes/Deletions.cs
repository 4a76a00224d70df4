namespace DomainWorkers.AllInOne.Scenes;

/// <summary>Deletions that an operator orders, of which one is taken back and one is for good.</summary>
internal sealed class Deletions(Stage stage, Orders order)
{
    public async Task Perform()
    {
        stage.Scene("a domain is deleted and bought back; both answers are lost");
        await stage.Pass(TimeSpan.FromDays(6));
        await stage.Play(order.Delete("del-01", "reg-06", "qiantang-tide.com").WithLostAnswer("domain:delete"));
        await stage.Pass(TimeSpan.FromDays(20));
        await stage.Play(order.Restore("del-02", "reg-06", "qiantang-tide.com").WithLostAnswer("domain:restore-request"));
        await stage.Play(order.Delete("del-03", "reg-06", "qiantang-tide.com", expected: "DecisionStale", decidedBefore: 1) with
        {
            Story = "decided on what is no longer so",
        });
        stage.Scene("a domain is deleted for good: 30 days of redemption, 5 of pending delete, and the name is free");
        await stage.Play(order.Delete("end-01", "out-01", "longjing-tea.net"));
        await stage.Pass(TimeSpan.FromDays(36));
        await stage.Play(order.Restore("end-02", "out-01", "longjing-tea.net", expected: "DomainEnded") with { Story = "too late" });
        await stage.Play(order.Register("end-03", "longjing-tea.net") with { Story = "a new life of the same name" });
    }
}
