using DomainWorkers.RegistrantVault.Secrecy;
using DomainWorkers.RegistrarPolicy;

namespace DomainWorkers.RealNameReview.Adapters;

/// <summary>
/// Fetches identity material from where the sender laid it: a local folder, or HTTPS to a host of the allow-list; streamed with limits.
/// Throws for nothing that the outside does. The URI may be a secret (a signed link): it never stands in a log or an exception.
/// </summary>
internal interface IMaterials
{
    /// <summary>Fetches and checks: place, size, hash, format by content, dimensions.</summary>
    Task<MaterialReading> Fetch(MaterialReference reference, ImagePolicy policy, CancellationToken cancellationToken);

    /// <summary>Why a reference can never be fetched, without going there; null where it may be tried. Pure.</summary>
    MaterialProblem? Check(MaterialReference reference);
}

/// <summary>Where a file lies, and what must be found there.</summary>
/// <param name="Sha256">64 hexadecimal digits, lower case.</param>
/// <param name="Size">Bytes.</param>
/// <param name="MediaType">What the sender says it is; the content decides.</param>
internal sealed record MaterialReference(SensitiveText Uri, string Sha256, long Size, string MediaType);

/// <summary>What came of fetching a file.</summary>
internal abstract record MaterialReading
{
    private MaterialReading()
    {
    }

    /// <param name="MediaType">What the content was found to be, e.g. <c>image/jpeg</c>.</param>
    /// <param name="Width">Pixels.</param>
    /// <param name="Height">Pixels.</param>
    public sealed record Fetched(Sensitive<byte[]> Content, string MediaType, int Width, int Height) : MaterialReading;

    /// <summary>It was fetched, or can never be, and will not do.</summary>
    public sealed record Refused(MaterialProblem Problem) : MaterialReading;

    /// <summary>Another time it may be there.</summary>
    /// <param name="Detail">For the log; without the URI.</param>
    public sealed record Unavailable(string Detail) : MaterialReading;
}

/// <summary>What can be wrong with a file. A closed list: each has its text for the customer.</summary>
internal enum MaterialProblem
{
    /// <summary>The scheme, host or folder is not one that this registrar fetches from.</summary>
    PlaceNotAllowed,

    /// <summary>Nothing is there (404, 410, no such file).</summary>
    NotFound,

    /// <summary>The place refuses us (401, 403).</summary>
    AccessDenied,

    /// <summary>The bytes are not those that the message announced: size or hash differ.</summary>
    ContentDiffers,

    /// <summary>Smaller than the policy wants.</summary>
    TooSmall,

    /// <summary>Larger than the policy allows.</summary>
    TooLarge,

    /// <summary>A format that the policy does not know, told by content.</summary>
    FormatNotSupported,

    /// <summary>Begins like an image and is none.</summary>
    Damaged,

    /// <summary>Fewer pixels on an edge than the policy wants.</summary>
    TooFewPixels,

    /// <summary>More pixels than the policy allows.</summary>
    TooManyPixels,
}
