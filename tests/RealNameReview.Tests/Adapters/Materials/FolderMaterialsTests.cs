using System.Diagnostics;
using DomainWorkers.RealNameReview.Adapters;

namespace DomainWorkers.RealNameReview.Tests.Adapters.Materials;

public sealed class FolderMaterialsTests : IDisposable
{
    private static readonly byte[] Photo = Pictures.Jpeg();

    private readonly MaterialsRig _rig = new();

    [Fact]
    public async Task A_file_below_the_folder_is_fetched_with_what_it_is()
    {
        var fetched = Assert.IsType<MaterialReading.Fetched>(await Fetch(MaterialsRig.Reference(_rig.Put(Photo), Photo)));

        Assert.Equal(("image/jpeg", 800, 600), (fetched.MediaType, fetched.Width, fetched.Height));
        Assert.Equal(Photo, fetched.Content.Reveal());
    }

    [Fact]
    public async Task A_file_in_a_folder_below_with_an_escaped_name_is_fetched()
    {
        Directory.CreateDirectory(Path.Combine(_rig.Folder, "张三"));
        var uri = new Uri(_rig.Put(Photo, "张三/a b.jpg")).AbsoluteUri;

        Assert.Contains('%', uri);
        Assert.IsType<MaterialReading.Fetched>(await Fetch(MaterialsRig.Reference(uri, Photo)));
    }

    [Theory]
    [InlineData("file://{in}/../secret.jpg")]
    [InlineData("file://{in}/%2e%2e/secret.jpg")]
    [InlineData("file://{in}/%2E%2E%2Fsecret.jpg")]
    [InlineData("file://{in}/x/../../secret.jpg")]
    [InlineData("file://{in}/..%5csecret.jpg")]
    [InlineData("file://{in}/./a.jpg")]
    [InlineData("file://{out}/secret.jpg")]
    [InlineData("file://{in}-other/a.jpg")]
    [InlineData("file://{in}")]
    [InlineData("file://{in}/")]
    [InlineData("file://{in}/a.jpg%00.png")]
    [InlineData("file:///etc/passwd")]
    [InlineData("file:///proc/self/environ")]
    [InlineData("file://localhost{in}/a.jpg")]
    [InlineData("file:{in}/a.jpg")]
    [InlineData("{in}/a.jpg")]
    [InlineData("a.jpg")]
    [InlineData("FILE://{in}/../secret.jpg")]
    public async Task Nothing_outside_the_folder_is_ever_fetched(string form)
    {
        _rig.Put(Photo);
        File.WriteAllBytes(Path.Combine(_rig.Outside, "secret.jpg"), Photo);
        var uri = form.Replace("{in}", _rig.Folder, StringComparison.Ordinal).Replace("{out}", _rig.Outside, StringComparison.Ordinal);

        await AssertRefused(MaterialProblem.PlaceNotAllowed, MaterialsRig.Reference(uri, Photo));
    }

    [Fact]
    public async Task No_link_is_followed_whether_to_a_file_or_to_a_folder_above_it()
    {
        var secret = Path.Combine(_rig.Outside, "secret.jpg");
        File.WriteAllBytes(secret, Photo);
        File.CreateSymbolicLink(Path.Combine(_rig.Folder, "link.jpg"), secret);
        Directory.CreateSymbolicLink(Path.Combine(_rig.Folder, "linked"), _rig.Outside);
        File.CreateSymbolicLink(Path.Combine(_rig.Folder, "inner.jpg"), Path.Combine(_rig.Folder, "a.jpg"));
        _rig.Put(Photo);

        foreach (var name in new[] { "link.jpg", "linked/secret.jpg", "inner.jpg" })
            await AssertRefused(MaterialProblem.PlaceNotAllowed, MaterialsRig.Reference($"file://{_rig.Folder}/{name}", Photo));
    }

    [Fact]
    public async Task A_folder_that_lies_behind_a_link_of_the_operators_is_his_to_choose()
    {
        var link = Path.Combine(_rig.Outside, "mount");
        Directory.CreateSymbolicLink(link, _rig.Folder);
        _rig.Put(Photo);
        var folder = new DomainWorkers.RealNameReview.Adapters.Materials.FolderMaterials(link);

        var path = folder.Locate(new Uri($"file://{link}/a.jpg"))!;

        Assert.IsType<DomainWorkers.RealNameReview.Adapters.Materials.RawMaterial.Octets>(
            await folder.Fetch(path, Photo.Length, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_pipe_is_not_waited_for()
    {
        using (var made = Process.Start("mkfifo", Path.Combine(_rig.Folder, "pipe.jpg")))
            await made.WaitForExitAsync(TestContext.Current.CancellationToken);

        await AssertRefused(MaterialProblem.ContentDiffers, MaterialsRig.Reference($"file://{_rig.Folder}/pipe.jpg", Photo));
    }

    [Fact]
    public async Task What_is_not_there_or_is_a_folder_is_not_found()
    {
        Directory.CreateDirectory(Path.Combine(_rig.Folder, "folder.jpg"));

        await AssertRefused(MaterialProblem.NotFound, MaterialsRig.Reference($"file://{_rig.Folder}/none.jpg", Photo));
        await AssertRefused(MaterialProblem.NotFound, MaterialsRig.Reference($"file://{_rig.Folder}/none/a.jpg", Photo));
        await AssertRefused(MaterialProblem.NotFound, MaterialsRig.Reference($"file://{_rig.Folder}/folder.jpg", Photo));
    }

    [Fact]
    public async Task The_announced_size_and_hash_must_be_found()
    {
        var uri = _rig.Put(Photo);

        await AssertRefused(MaterialProblem.ContentDiffers, MaterialsRig.Reference(uri, Photo, size: Photo.Length - 1));
        await AssertRefused(MaterialProblem.ContentDiffers, MaterialsRig.Reference(uri, Photo, size: Photo.Length + 1));
        await AssertRefused(MaterialProblem.ContentDiffers, MaterialsRig.Reference(uri, Photo, hash: new string('0', 64)));
        await AssertRefused(MaterialProblem.ContentDiffers, MaterialsRig.Reference(uri, Photo, hash: ""));
    }

    [Fact]
    public async Task The_policy_decides_on_size_format_and_pixels()
    {
        await AssertRefused(MaterialProblem.TooSmall, MaterialsRig.Reference(_rig.Put(Photo), Photo, size: 49));
        await AssertRefused(MaterialProblem.TooSmall, MaterialsRig.Reference(_rig.Put(Photo), Photo, size: -1));
        await AssertRefused(MaterialProblem.TooLarge, MaterialsRig.Reference(_rig.Put(Photo), Photo, size: 1_000_001));
        await AssertRefused(MaterialProblem.TooLarge, MaterialsRig.Reference(_rig.Put(Photo), Photo, size: long.MaxValue));
        await AssertContent(MaterialProblem.FormatNotSupported, Pictures.Bmp());
        await AssertContent(MaterialProblem.FormatNotSupported, [.. Pictures.Pdf, .. new byte[60]]);
        await AssertContent(MaterialProblem.Damaged, Photo[..^1]);
        await AssertContent(MaterialProblem.TooFewPixels, Pictures.Jpeg(5000, 99));
        await AssertContent(MaterialProblem.TooManyPixels, Pictures.Png(5001, 100));
        Assert.IsType<MaterialReading.Fetched>(await FetchContent(Pictures.Png(5000, 100)));
    }

    [Fact]
    public async Task The_name_and_the_senders_word_decide_nothing() =>
        Assert.Equal("image/png", Assert.IsType<MaterialReading.Fetched>(await FetchContent(Pictures.Png())).MediaType);

    [Fact]
    public void A_reading_shows_neither_place_nor_content()
    {
        var reference = MaterialsRig.Reference("https://materials.example/zhang-san?sign=secret", Photo);

        Assert.DoesNotContain("zhang", reference.ToString(), StringComparison.Ordinal);
    }

    public void Dispose() => _rig.Dispose();

    private async Task<MaterialReading> FetchContent(byte[] content) => await Fetch(MaterialsRig.Reference(_rig.Put(content), content));

    private async Task AssertContent(MaterialProblem problem, byte[] content) =>
        Assert.Equal(new MaterialReading.Refused(problem), await FetchContent(content));

    private async Task AssertRefused(MaterialProblem problem, MaterialReference reference) =>
        Assert.Equal(new MaterialReading.Refused(problem), await Fetch(reference));

    private async Task<MaterialReading> Fetch(MaterialReference reference)
    {
        using var materials = _rig.Materials();
        return await materials.Fetch(reference, MaterialsRig.Policy, TestContext.Current.CancellationToken);
    }
}
