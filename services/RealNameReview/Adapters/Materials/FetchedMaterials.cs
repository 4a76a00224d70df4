using System.Security.Cryptography;
using DomainWorkers.RealNameReview.Adapters.Materials.Images;
using DomainWorkers.RegistrarPolicy;

namespace DomainWorkers.RealNameReview.Adapters.Materials;

/// <summary>Fetches a file from the place that its reference names, and believes nothing of it but what it has looked at.</summary>
internal sealed class FetchedMaterials(
    MaterialOptions options, FolderMaterials? folder, HttpsMaterials https, TimeProvider machineClock) : IMaterials, IDisposable
{
    private const int MaxUriCharacters = 2048;

    private readonly SemaphoreSlim _room = new(options.AtOnce, options.AtOnce);

    public static FetchedMaterials Create(MaterialOptions options, TimeProvider machineClock) => new(
        options,
        options.Folder is null ? null : new FolderMaterials(options.Folder),
        new HttpsMaterials(options, new CheckedDialer(options.AllowPrivateAddresses)),
        machineClock);

    public MaterialProblem? Check(MaterialReference reference) => Place(reference) is null ? MaterialProblem.PlaceNotAllowed : null;

    public async Task<MaterialReading> Fetch(MaterialReference reference, ImagePolicy policy, CancellationToken cancellationToken)
    {
        if (Place(reference) is not { } place)
            return new MaterialReading.Refused(MaterialProblem.PlaceNotAllowed);
        if (Size(reference.Size, policy) is { } problem)
            return new MaterialReading.Refused(problem);

        using var limit = new CancellationTokenSource(options.Timeout, machineClock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            await _room.WaitAsync(both.Token);
            try
            {
                return Read(await Fetch(place, reference.Size, both.Token), reference, policy);
            }
            finally
            {
                _room.Release();
            }
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return new MaterialReading.Unavailable($"not there whole within {options.Timeout}");
        }
    }

    public void Dispose()
    {
        https.Dispose();
        _room.Dispose();
    }

    private Task<RawMaterial> Fetch((Uri? Remote, string? File) place, long size, CancellationToken cancellationToken) =>
        place.Remote is { } uri ? https.Fetch(uri, size, cancellationToken) : folder!.Fetch(place.File!, size, cancellationToken);

    /// <summary>A host or a file; null where the reference leads to no place that is allowed.</summary>
    private (Uri? Remote, string? File)? Place(MaterialReference reference)
    {
        var text = reference.Uri.Reveal();
        if (text.Length > MaxUriCharacters || !Uri.TryCreate(text, UriKind.Absolute, out var uri) || uri.UserInfo.Length > 0)
            return null;
        if (uri.Scheme == Uri.UriSchemeHttps)
            return options.Allows(uri) ? (uri, null) : null;

        return text.StartsWith("file:///", StringComparison.Ordinal) && !Dotted(text) && folder?.Locate(uri) is { } file ? (null, file) : null;
    }

    /// <summary>The parser takes ".." away, so it has to be seen before: who writes it means no good.</summary>
    private static bool Dotted(string text) => Uri.UnescapeDataString(text).Split('/').Any(part => part is "." or "..");

    private static MaterialReading Read(RawMaterial raw, MaterialReference reference, ImagePolicy policy)
    {
        switch (raw)
        {
            case RawMaterial.Refused refused:
                return new MaterialReading.Refused(refused.Problem);
            case RawMaterial.Unavailable unavailable:
                return new MaterialReading.Unavailable(unavailable.Detail);
        }

        var content = ((RawMaterial.Octets)raw).Content;
        var hash = Convert.ToHexStringLower(SHA256.HashData(content.Reveal()));
        if (!CryptographicOperations.FixedTimeEquals(
            System.Runtime.InteropServices.MemoryMarshal.AsBytes<char>(hash.AsSpan()),
            System.Runtime.InteropServices.MemoryMarshal.AsBytes<char>(reference.Sha256.AsSpan())))
        {
            return new MaterialReading.Refused(MaterialProblem.ContentDiffers);
        }

        return ImageReader.Read(content.Reveal()) switch
        {
            ImageReading.Unknown => new MaterialReading.Refused(MaterialProblem.FormatNotSupported),
            ImageReading.Damaged => new MaterialReading.Refused(MaterialProblem.Damaged),
            ImageReading.Image image => Verdict(image, policy) is { } problem
                ? new MaterialReading.Refused(problem)
                : new MaterialReading.Fetched(content, image.MediaType, image.Width, image.Height),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private static MaterialProblem? Size(long size, ImagePolicy policy) =>
        size < policy.MinBytes ? MaterialProblem.TooSmall : size > policy.MaxBytes ? MaterialProblem.TooLarge : null;

    private static MaterialProblem? Verdict(ImageReading.Image image, ImagePolicy policy)
    {
        if (!policy.Formats.Contains(image.Format))
            return MaterialProblem.FormatNotSupported;
        if (Math.Min(image.Width, image.Height) < policy.MinEdge)
            return MaterialProblem.TooFewPixels;

        return Math.Max(image.Width, image.Height) > policy.MaxEdge ? MaterialProblem.TooManyPixels : null;
    }
}
