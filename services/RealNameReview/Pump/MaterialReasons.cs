using DomainWorkers.Contracts.Domains;
using DomainWorkers.RealNameReview.Adapters;
using DomainWorkers.RealNameReview.Domain;

namespace DomainWorkers.RealNameReview.Pump;

/// <summary>What is wrong with a file, for the customer.</summary>
internal static class MaterialReasons
{
    public static Reason Of(MaterialProblem problem) => problem switch
    {
        MaterialProblem.PlaceNotAllowed => Refusals.FilePlaceNotAllowed,
        MaterialProblem.NotFound => Refusals.FileNotFound,
        MaterialProblem.AccessDenied => Refusals.FileAccessDenied,
        MaterialProblem.ContentDiffers => Refusals.FileContentDiffers,
        MaterialProblem.TooSmall => Refusals.FileSizeLessThanMinLimit,
        MaterialProblem.TooLarge => Refusals.FileSizeGreaterThanMaxLimit,
        MaterialProblem.FormatNotSupported => Refusals.FileFormatNotSupported,
        MaterialProblem.Damaged => Refusals.FileDataError,
        MaterialProblem.TooFewPixels => Refusals.FileTooFewPixels,
        MaterialProblem.TooManyPixels => Refusals.FileTooManyPixels,
        _ => throw new ArgumentOutOfRangeException(nameof(problem)),
    };
}
