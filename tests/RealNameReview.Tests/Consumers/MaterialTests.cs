using DomainWorkers.Contracts.RealName;
using DomainWorkers.RealNameReview.Adapters;
using DomainWorkers.RealNameReview.State;
using DomainWorkers.RegistrantVault;
using Microsoft.Extensions.DependencyInjection;

namespace DomainWorkers.RealNameReview.Tests.Consumers;

public sealed class MaterialTests
{
    [Fact]
    public async Task Files_are_kept_in_the_vault_and_nowhere_else()
    {
        await using var scene = await Scene.Start();
        scene.Provider.DecidesLater = true;
        await scene.Send(scene.Create());
        await scene.Send(scene.Material(slots: ["document-front", "document-back"]));
        Assert.Equal(["document-front", "document-back"], Assert.Single(scene.W.Published<MaterialReceived>()).Slots);
        var vault = scene.W.Services.GetRequiredKeyedService<WorkerVault>(RealNameReviewModule.WorkerName);
        var profile = await vault.Registrants.Describe(Scene.Profile, CancellationToken.None);
        Assert.Equal(["document-back", "document-front"], profile!.ImageSlots.Order());
        Assert.Equal(2, Assert.IsType<VerificationRequest.RealName>(scene.Provider.Submitted[0]).Files.Count);
    }

    [Theory]
    [InlineData(MaterialProblem.NotFound, "FileNotFound")]
    [InlineData(MaterialProblem.AccessDenied, "FileAccessDenied")]
    [InlineData(MaterialProblem.ContentDiffers, "FileContentDiffers")]
    [InlineData(MaterialProblem.TooSmall, "FileSizeLessThanMinLimit")]
    [InlineData(MaterialProblem.TooLarge, "FileSizeGreaterThanMaxLimit")]
    [InlineData(MaterialProblem.FormatNotSupported, "FileFormatNotSupported")]
    [InlineData(MaterialProblem.Damaged, "FileDataError")]
    [InlineData(MaterialProblem.TooFewPixels, "FileTooFewPixels")]
    [InlineData(MaterialProblem.TooManyPixels, "FileTooManyPixels")]
    public async Task A_file_that_will_not_do_is_named_with_its_reason(object problem, string code)
    {
        await using var scene = await Scene.Start();
        await scene.Send(scene.Create());
        var material = scene.Material();
        scene.Files.Problems[material.Files[0].Uri] = (MaterialProblem)problem;
        await scene.Send(material);
        var refused = Assert.Single(scene.W.Published<MaterialRefused>());
        Assert.Equal(("document-front", code), (refused.Slot, refused.Reasons[0].Code));
        Assert.Empty(scene.W.Published<ReviewOpened>());
    }

    [Fact]
    public async Task What_can_be_told_without_fetching_is_told_at_once()
    {
        await using var scene = await Scene.Start();
        await scene.Send(scene.Create());
        var elsewhere = scene.Material();
        await scene.Send(elsewhere with { Files = [elsewhere.Files[0] with { Uri = "https://internal.example/document-front" }] });
        Assert.Equal("FilePlaceNotAllowed", scene.W.Published<MaterialRefused>()[^1].Reasons[0].Code);
        await scene.Send(scene.Material(slots: ["document-back"]));
        Assert.Equal("MaterialMissing", scene.W.Published<MaterialRefused>()[^1].Reasons[0].Code);
        var twice = scene.Material();
        await scene.Send(twice with { Files = [twice.Files[0], twice.Files[0]] });
        Assert.Equal("MaterialTwice", scene.W.Published<MaterialRefused>()[^1].Reasons[0].Code);
        await scene.Send(scene.Material(domainName: "tea.cn"));
        Assert.Equal("MaterialSubject", scene.W.Published<MaterialRefused>()[^1].Reasons[0].Code);
        await scene.Send(scene.Material("nobody"));
        Assert.Equal("ProfileUnknown", scene.W.Published<MaterialRefused>()[^1].Reasons[0].Code);
        Assert.Empty(scene.Files.Fetched);
    }

    [Fact]
    public async Task A_place_that_is_away_is_tried_again_and_given_up_after_a_day()
    {
        await using var scene = await Scene.Start();
        await scene.Send(scene.Create());
        scene.Files.Outages.Enqueue(true);
        scene.Files.Outages.Enqueue(true);
        await scene.Send(scene.Material());
        await scene.W.AdvanceMachine(TimeSpan.FromMinutes(1));
        Assert.Equal(3, scene.Files.Fetched.Count);
        Assert.Single(scene.W.Published<MaterialReceived>());

        for (var outage = 0; outage < 100; outage++)
            scene.Files.Outages.Enqueue(true);
        await scene.Send(scene.Material());
        await scene.W.AdvanceMachine(TimeSpan.FromHours(26));
        Assert.Equal("FileUnreachable", Assert.Single(scene.W.Published<MaterialRefused>()).Reasons[0].Code);
    }

    [Fact]
    public async Task A_repeat_is_answered_and_fetches_nothing_again()
    {
        await using var scene = await Scene.Start();
        await scene.Send(scene.Create());
        var material = scene.Material();
        await scene.Send(material);
        await scene.Send(material);
        Assert.Equal(2, scene.W.Published<MaterialAccepted>().Count);
        Assert.Single(scene.Files.Fetched);
        Assert.Single(scene.Provider.Submitted);
    }

    [Fact]
    public async Task Better_images_begin_another_review()
    {
        await using var scene = await Scene.Start();
        scene.Provider.Refuses.Add("张示例");
        await scene.Reviewed();
        scene.Provider.Refuses.Clear();
        await scene.Send(scene.Material());
        Assert.Equal(ProfileStanding.Verified, (await scene.State()).Standing);
        Assert.Equal(2, scene.Provider.Submitted.Count);
    }

    [Fact]
    public async Task The_links_are_gone_when_the_files_are_there()
    {
        await using var scene = await Scene.Start();
        await scene.Send(scene.Create());
        var material = scene.Material(requestId: "m-1");
        await scene.Send(material);
        var kept = await scene.W.Find<MaterialState>("acme/material/m-1");
        Assert.Equal((MaterialProgress.Received, null), (kept!.Progress, kept.Due));
        var vault = scene.W.Services.GetRequiredService<ProfileVault>();
        Assert.Null(await vault.OpenLinks(kept.Links, "test", CancellationToken.None));
    }
}
