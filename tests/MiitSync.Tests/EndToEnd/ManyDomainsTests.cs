using DomainWorkers.BuildingBlocks.State;
using DomainWorkers.MiitSync.Domain;
using DomainWorkers.MiitSync.State;
using DomainWorkers.MiitSync.Tests.Rig;
using Microsoft.Extensions.DependencyInjection;

namespace DomainWorkers.MiitSync.Tests.EndToEnd;

/// <summary>More domains than a file may have; <c>MIIT_MANY</c> sets how many.</summary>
public sealed class ManyDomainsTests
{
    [Fact]
    public async Task Files_have_at_most_a_thousand_records_and_nothing_is_left_over()
    {
        var many = int.Parse(Environment.GetEnvironmentVariable("MIIT_MANY") ?? "1200", System.Globalization.CultureInfo.InvariantCulture);
        await using var desk = await Desk.Start(options => options with { PendingFiles = 1000 }, new KeyValuePair<string, string?>("Reporting:Overdue", "5.00:00:00"));
        var terms = desk.Worker.Services.GetRequiredService<ReportingTerms>();
        var store = desk.Worker.Services.GetRequiredService<IStateStore<ReportedDomain>>();
        for (var number = 0; number < many; number++)
            await store.Insert(ReportRules.Begin(Names.Domain($"name-{number:D6}.cn"), terms, desk.Now), CancellationToken.None);

        var started = TimeProvider.System.GetTimestamp();
        await desk.Worker.AdvanceMachine(TimeSpan.FromSeconds(60));
        var sent = TimeProvider.System.GetElapsedTime(started);
        // However many rounds it takes: each brings the results of everything that was sent before it.
        for (var round = 0; desk.Counter.Ministry.Records.Count < many || desk.Counter.Ministry.Fetchable(Counter.Unit) > 0; round++)
        {
            Assert.True(round < 4 + (many / 1000), $"{desk.Counter.Ministry.Records.Count} of {many} are known after {round} rounds.");
            await desk.Results();
        }

        var files = desk.Server().Of("accepted");
        // The first files may be made while domains still come.
        Assert.True(files.Count >= (many + 999) / 1000, $"{files.Count} files");
        Assert.All(files, file => Assert.InRange(file.Records!.Value, 1, 1000));
        Assert.Equal(many, files.Sum(file => file.Records!.Value));
        Assert.Equal(many, desk.Counter.Ministry.Records.Count);
        Assert.All(await desk.All(), domain => Assert.NotNull(domain.MinistryId));
        Console.Out.WriteLine(
            $"{many} domains in {files.Count} files: built and sent in {sent.TotalSeconds:F1} s, all results in {TimeProvider.System.GetElapsedTime(started).TotalSeconds:F1} s, working set {Environment.WorkingSet / 1048576} MB with ministry and store");
    }
}
